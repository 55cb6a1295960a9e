// Attempts with their stages and changes of status, read from the log's own lines: a change of status carries from, to,
// attempt and worker, a stage its name.
import { clockTime, duration, fullTime } from "./format.js";
import { told } from "./told.js";
import { nameOf, stageName } from "./words.js";

const { gettext, interpolate } = globalThis;

export class Timeline {
  constructor(root) {
    this.root = root;
    this.begun = new Map(); // attempt → when
    this.attempt = null; // the item of the attempt that runs
    this.now = null; // {name, since (ms), item}: the stage that runs
  }

  add(line) {
    const { from, to, attempt, worker, stage, seconds } = line.details ?? {};
    if (!to) {
      // By the worker's own clock where it says so: lines may be written some time after what they tell of, together.
      if (stage) this.stage(stage, Number.isFinite(seconds) ? this.#start() + 1000 * seconds : Date.parse(line.created_at));
      return;
    }
    this.#endStage(Date.parse(line.created_at));
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

  #start() {
    return Date.parse(this.attempt?.querySelector("time").dateTime);
  }

  // A stage of the running attempt: from its log, or, where there is no line of it, as it is heard live (then without a time).
  stage(name, since = null) {
    if (!this.attempt || !name) return;
    if (this.now?.name === name) {
      this.now.since ??= since;
      return;
    }
    this.#endStage(since);
    let list = this.attempt.querySelector("ul");
    if (!list) {
      list = document.createElement("ul");
      list.className = "timeline-stages quiet small";
      this.attempt.append(list);
    }
    const item = document.createElement("li");
    item.textContent = stageName(name);
    list.append(item);
    this.now = { name, since, item };
  }

  #endStage(when) {
    const { since, item } = this.now ?? {};
    if (since && when) {
      const took = document.createElement("span");
      took.className = "timeline-took";
      took.textContent = duration(Math.max(0, when - since));
      item.append(" ", took);
    }
    this.now = null;
  }

  #text(line, from, to, attempt, worker) {
    if (to === "processing") {
      this.begun.set(attempt, line.created_at);
      return worker ? interpolate(gettext("Attempt %s, by %s"), [attempt, nameOf(worker)]) : interpolate(gettext("Attempt %s"), [attempt]);
    }
    if (!from) return gettext("Uploaded, and in line");
    if (to === "completed") return gettext("Completed");
    return told(line.message);
  }

  #took(line, from, attempt) {
    const start = from === "processing" && this.begun.get(attempt);
    if (!start) return null;
    const note = document.createElement("span");
    note.className = "timeline-note quiet small";
    note.textContent = interpolate(gettext("after %s"), [duration(new Date(line.created_at) - new Date(start))]);
    return note;
  }
}
