// What Swagger UI leaves undone for keyboards and screen readers.

// The layout is Swagger UI's own without a second main part, and with a heading above the groups, which are of the third
// level. A link inside the button that opens a call would be within reach of a mouse alone: it is text here.
export const mended = ({ React: { createElement: make } }) => ({
  components: {
    Calls: ({ getComponent }) =>
      make("div", { className: "swagger-ui" }, ...["SvgAssets", "InfoContainer"].map((name) => make(getComponent(name, true))),
        make("div", { className: "scheme-container" }, make("div", { className: "schemes wrapper" }, make(getComponent("AuthorizeBtnContainer", true)))),
        make(getComponent("errors", true)),
        make("h2", { className: "visually-hidden" }, "Calls"),
        ...["operations", "Models"].map((name) => make("div", { className: "wrapper" }, make(getComponent(name, true))))),
  },
  wrapComponents: { DeepLink: () => ({ text }) => make("span", null, text) },
});

function mend(room) {
  room.querySelectorAll("pre:not([tabindex])").forEach((part) => { part.tabIndex = 0; });
  for (const field of room.querySelectorAll("select:not([aria-label]):not([id]), input[type=file]:not([aria-label])")) {
    const name = field.closest("tr")?.querySelector(".parameter__name")?.firstChild?.textContent;
    if (name) field.setAttribute("aria-label", name.trim());
  }
}

export function keepMended(room) {
  new MutationObserver(() => mend(room)).observe(room, { childList: true, subtree: true });
  mend(room);
}
