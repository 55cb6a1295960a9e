// Redoc on the description of the API.
import { onDemand, onScheme, script } from "./reader.js";

// Redoc shows its maker's mark from another host, which a page of ours may not load: it gets our own instead. It must
// be in place before Redoc sets the address; afterwards the browser has complained already.
function keepPicturesHere() {
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  const ours = document.querySelector("link[rel=icon]").href;
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    ...source,
    set(address) {
      const { origin, protocol } = new URL(address, location.href);
      source.set.call(this, origin === location.origin || protocol === "data:" ? address : ours);
    },
  });
}

// The page's colours as Redoc wants them: computed, because it mixes others from them.
function theme(room) {
  const colour = (name) => {
    room.style.color = `var(--${name})`;
    const found = getComputedStyle(room).color;
    room.style.color = "";
    return found;
  };
  const font = { fontFamily: "inherit" };
  const [ink, quiet, line, good, bad, wait] = ["ink", "ink-2", "line", "good", "bad", "wait"].map(colour);
  return {
    colors: {
      primary: { main: colour("accent") },
      success: { main: good },
      warning: { main: wait },
      error: { main: bad },
      text: { primary: ink, secondary: quiet },
      border: { light: line, dark: line },
      responses: {
        success: { color: good, backgroundColor: colour("good-soft") },
        error: { color: bad, backgroundColor: colour("bad-soft") },
        redirect: { color: wait, backgroundColor: colour("wait-soft") },
      },
    },
    schema: { nestedBackground: colour("surface-2"), typeNameColor: quiet, typeTitleColor: quiet, requireLabelColor: bad, linesColor: line },
    sidebar: { backgroundColor: colour("surface-2"), textColor: ink },
    typography: { ...font, headings: font, code: { color: bad, backgroundColor: colour("surface-2") }, links: { color: colour("accent") } },
  };
}

function draw(room) {
  const place = document.createElement("div");
  const options = { hideLogo: true, hideSchemaPattern: true, theme: theme(room) };
  room.replaceChildren(place);
  return new Promise((resolve, reject) => {
    globalThis.Redoc.init(room.dataset.description, options, place, (error) => (error ? reject(error) : resolve()));
  });
}

// Its headings leave levels out, and its menu's names say less than what stands there.
function mend(room) {
  room.querySelectorAll("h5:not([aria-level])").forEach((part) => {
    part.setAttribute("role", "heading");
    part.setAttribute("aria-level", "3");
  });
  room.querySelectorAll("[role=menuitem][aria-label]").forEach((part) => part.removeAttribute("aria-label"));
}

async function show(room) {
  keepPicturesHere();
  await script(room.dataset.script);
  room.hidden = false; // it measures where its parts stand
  await new Promise((resolve, reject) => {
    onScheme(() => draw(room).then(resolve, reject)); // its theme is fixed when it is drawn
  });
  new MutationObserver(() => mend(room)).observe(room, { childList: true, subtree: true });
  mend(room);
}

onDemand(document.getElementById("redoc"), show); // Redoc follows the address by itself
