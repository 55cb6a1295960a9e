// Attempts and changes of status, read from the log's own lines: each carries from, to, attempt and worker.
import { clockTime, duration, fullTime } from "./format.js";
import { told } from "./told.js";
import { stageName } from "./words.js";

const { gettext, interpolate } = globalThis;

export class Timeline {
  constructor(root) {
    this.root = root;
    this.begun = new Map(); // attempt → when
    this.attempt = null; // the item of the attempt that runs
  }

  add(line) {
    const { from, to, attempt, worker } = line.details ?? {};
    if (!to) return;
    const item = document.createElement("li");
    item.dataset.status = to;
    const time = document.createElement("time");
    time.dateTime = line.created_at;
    time.title = fullTime(line.created_at);
    time.textContent = clockTime(line.created_at);
    const text = document.createElement("span");
    text.className = "timeline-text";
    text.textContent = this.#text(line, from, to, attempt, worker);
    item.append(time, text);
    const took = this.#took(line, from, attempt);
    if (took) item.append(took);
    this.root.append(item);
    this.attempt = to === "processing" ? item : null;
  }

  // A stage of the running attempt, as it is heard live.
  stage(name) {
    if (!this.attempt || !name) return;
    let note = this.attempt.querySelector(".timeline-stage");
    if (!note) {
      note = document.createElement("span");
      note.className = "timeline-stage quiet small";
      this.attempt.append(note);
    }
    note.textContent = stageName(name);
  }

  #text(line, from, to, attempt, worker) {
    if (to === "processing") {
      this.begun.set(attempt, line.created_at);
      return worker ? interpolate(gettext("Attempt %s, by %s"), [attempt, worker]) : interpolate(gettext("Attempt %s"), [attempt]);
    }
    if (!from) return gettext("Uploaded, and in line");
    if (to === "completed") return gettext("Completed");
    return told(line.message);
  }

  #took(line, from, attempt) {
    const start = from === "processing" && this.begun.get(attempt);
    if (!start) return null;
    const note = document.createElement("span");
    note.className = "timeline-stage quiet small";
    note.textContent = interpolate(gettext("after %s"), [duration(new Date(line.created_at) - new Date(start))]);
    return note;
  }
}
