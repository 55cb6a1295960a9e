// The way through the pages of a list: one on, one back, the ends, and any page by its number.
import { number } from "./format.js";

const { gettext, interpolate } = globalThis;

export class Pager {
  // go(page): called with the page that somebody wants.
  constructor(root, go) {
    this.root = root;
    this.field = root.querySelector("input");
    const steps = { "page-start": () => 1, "page-before": () => this.page - 1, "page-after": () => this.page + 1, "page-end": () => this.pages };
    for (const [id, page] of Object.entries(steps)) root.querySelector(`#${id}`).addEventListener("click", () => go(page()));
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = Math.min(this.pages, Math.max(1, this.field.valueAsNumber || this.page));
      this.field.value = wanted;
      if (wanted !== this.page) go(wanted);
    });
  }

  show(page, pages) {
    this.root.hidden = pages === 1;
    // What somebody is typing is theirs, however often the list is asked for meanwhile.
    if (page !== this.page || document.activeElement !== this.field) this.field.value = page;
    Object.assign(this, { page, pages });
    this.field.max = pages;
    this.root.querySelector("#page-where").textContent = interpolate(gettext("of %s"), [number(pages)]);
    for (const button of this.root.querySelectorAll("button")) {
      const back = button.id === "page-start" || button.id === "page-before";
      button.disabled = back ? page <= 1 : page >= pages;
    }
  }
}
