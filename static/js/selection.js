// Which rows are ticked, and the buttons for all of them.
import { act, fits } from "./acts.js";
import { keepFocus } from "./focus.js";
import { hasReport } from "./reported.js";

const { gettext, ngettext, interpolate } = globalThis;

export class Selection {
  constructor(root, rows, done) {
    this.root = root;
    this.rows = rows;
    this.all = root.querySelector("#select-all");
    this.all.addEventListener("change", () => {
      for (const id of rows.shown.keys()) this.#set(id, this.all.checked);
      this.show();
    });
    rows.body.addEventListener("change", (event) => {
      const id = event.target.closest(".cell-select") && event.target.closest("tr").dataset.id;
      if (!id) return;
      this.#set(id, event.target.checked);
      this.show();
    });
    root.addEventListener("click", (event) => {
      const name = event.target.closest("[data-act]")?.dataset.act;
      if (name) act(name, rows.tasks(rows.selected), done);
    });
    this.compare = root.querySelector("#compare");
    this.compare.addEventListener("click", () => {
      const [a, b] = this.#pair();
      location.assign(`/compare?${new URLSearchParams({ a: a.id, b: b.id })}`);
    });
  }

  #set(id, on) {
    this.rows.selected[on ? "add" : "delete"](id);
    this.rows.shown.get(id).row.querySelector(".cell-select input").checked = on;
  }

  // The two that are ticked, the older upload first, where both have a report.
  #pair() {
    const tasks = this.rows.tasks(this.rows.selected);
    const ready = tasks.length === 2 && tasks.every(hasReport);
    return ready ? tasks.sort((one, other) => (one.uploaded_at < other.uploaded_at ? -1 : 1)) : null;
  }

  show() {
    keepFocus(this.root, () => this.#show(), () => [this.all]);
  }

  #show() {
    const { selected, shown } = this.rows;
    const tasks = this.rows.tasks(selected);
    this.all.checked = shown.size > 0 && selected.size === shown.size;
    this.all.indeterminate = selected.size > 0 && selected.size < shown.size;
    this.root.classList.toggle("is-active", selected.size > 0);
    this.root.querySelector("#selection-count").textContent = selected.size
      ? interpolate(ngettext("%s selected", "%s selected", selected.size), [selected.size])
      : gettext("Select all on this page");
    this.compare.disabled = !this.#pair();
    for (const button of this.root.querySelectorAll("[data-act]")) {
      button.disabled = !tasks.some((task) => fits(button.dataset.act, task));
    }
  }
}
