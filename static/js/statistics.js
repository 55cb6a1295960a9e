// The figures at the top of the tasks page.
import { get } from "./api.js";
import { duration, number } from "./format.js";

const REST = 1_000;

export class Statistics {
  // on(figures): after each answer.
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.last = 0;
  }

  // Asked at any rate, asks the server at most once a second, and once more after the last.
  refresh() {
    if (this.timer) return;
    this.timer = setTimeout(() => this.#ask(), Math.max(0, this.last + REST - Date.now()));
  }

  async #ask() {
    try {
      this.figures = await get("/tasks/statistics");
      this.#show(this.figures);
      this.on?.(this.figures);
    } catch { /* the list says what is wrong; old figures stay */ }
    this.last = Date.now();
    this.timer = null;
  }

  #show(figures) {
    for (const place of this.root.querySelectorAll("[data-stat]")) {
      const value = figures[place.dataset.stat];
      const text = value == null ? "–" : place.dataset.format === "duration" ? duration(value) : number(value);
      if (place.textContent !== text) place.textContent = text;
    }
    const stuck = figures.workers === 0 && figures.pending > 0;
    this.root.querySelector("#no-workers").hidden = !stuck;
  }
}
