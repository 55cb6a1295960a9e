// The lines of a task's log, with a level from which they are shown, and following the newest.
import { clockTime, fullTime } from "./format.js";
import { told } from "./told.js";
import { levelName } from "./words.js";

const { gettext } = globalThis;

const MOST = 5000;

export class LogView {
  constructor(root, level, follow) {
    this.root = root;
    this.follow = follow;
    level.addEventListener("change", () => {
      root.dataset.level = level.value;
      this.#bottom();
    });
    follow.addEventListener("change", () => this.#bottom());
    // Scrolling up to read stops following; scrolling to the end takes it up again.
    root.addEventListener("scroll", () => {
      follow.checked = root.scrollHeight - root.scrollTop - root.clientHeight < 40;
    });
  }

  add(line) {
    this.root.querySelector("#log-empty")?.remove();
    const item = document.createElement("div");
    item.className = "log-line";
    item.dataset.level = line.log_level;
    const time = document.createElement("time");
    time.textContent = clockTime(line.created_at);
    time.title = fullTime(line.created_at);
    const level = document.createElement("span");
    level.className = "log-level";
    level.textContent = levelName(line.log_level);
    const text = document.createElement("span");
    text.className = "log-text";
    text.textContent = told(line.message);
    item.append(time, level, text);
    const { from, to, attempt, worker, ...more } = line.details ?? {};
    if (Object.keys(more).length) text.append(details(more));
    this.root.append(item);
    while (this.root.children.length > MOST) this.root.firstChild.remove();
    this.#bottom();
  }

  #bottom() {
    if (this.follow.checked) this.root.scrollTop = this.root.scrollHeight;
  }
}

function details(values) {
  const box = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = gettext("Details");
  const content = document.createElement("pre");
  content.tabIndex = 0;
  content.textContent = Object.entries(values).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join("\n");
  box.append(summary, content);
  return box;
}
