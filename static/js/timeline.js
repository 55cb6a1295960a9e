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
    this.stages = []; // {name, since (ms, or null while its line is not there), item}: those of that attempt
  }

  add(line) {
    const { from, to, attempt, worker, stage, seconds } = line.details ?? {};
    if (!to) {
      // By the worker's own clock where it says so: lines may be written some time after what they tell of, together.
      if (stage) this.stage(stage, Number.isFinite(seconds) ? this.#start() + 1000 * seconds : Date.parse(line.created_at));
      return;
    }
    this.#endStage(this.stages.at(-1), Date.parse(line.created_at));
    this.stages = [];
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

  // A stage of the running attempt: from its log, or as it is heard live, then without a time (`since`, ms). The log
  // comes after what is heard, some lines at once: a line takes its place among the stages that have times.
  stage(name, since = null) {
    if (!this.attempt || !name) return;
    const timed = this.stages.filter((stage) => stage.since !== null).length;
    const heard = this.stages.findIndex((stage, place) => stage.name === name && (since === null || place >= timed));
    if (heard >= 0 && since === null) return;
    if (this.stages[timed - 1]?.name === name) return;
    const stage = heard >= 0 ? this.stages.splice(heard, 1)[0] : { name, item: this.#item(name) };
    stage.since = since;
    const place = since === null ? this.stages.length : timed;
    this.#list().insertBefore(stage.item, this.stages[place]?.item ?? null);
    this.stages.splice(place, 0, stage);
    if (since !== null) this.#endStage(this.stages[place - 1], since);
  }

  #item(name) {
    const item = document.createElement("li");
    item.textContent = stageName(name);
    return item;
  }

  #list() {
    let list = this.attempt.querySelector("ul");
    if (!list) {
      list = document.createElement("ul");
      list.className = "timeline-stages quiet small";
      this.attempt.append(list);
    }
    return list;
  }

  #endStage(stage, when) {
    if (!stage?.since || !when) return;
    const took = document.createElement("span");
    took.className = "timeline-took";
    took.textContent = duration(Math.max(0, when - stage.since));
    stage.item.append(" ", took);
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
