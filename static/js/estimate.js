// Time left: by what tasks like this one took, the less the further this one has come, and by what it has shown itself.
// Where there is neither, nothing is said.
import { roughly } from "./format.js";

const { gettext, interpolate } = globalThis;
const LEAST_PROGRESS = 5;
const LEAST_SECONDS = 3;
const ALIKE = 64; // one that is so many times larger or smaller says nothing
const EVERY = 60_000;

let typical = []; // {processor, file_size, processing_time_ms, tasks}: see tasks/selectors/typical.py
let slots = 0; // how many tasks the live workers take at once
let nobodyWorks = false;

// The figures at the top of the page know sooner that the last worker has gone.
export function seeWorkers(count) {
  nobodyWorks = count === 0;
}

// Asks how long tasks have taken, now and once a minute. A page that shows no estimate without it is no worse for it.
export function learn() {
  const ask = async () => {
    try {
      const answer = await fetch("/typical", { headers: { Accept: "application/json" } });
      if (answer.ok) ({ typical, slots = 0 } = await answer.json());
    } catch { /* what was known before stays */ }
  };
  ask();
  setInterval(() => document.visibilityState === "visible" && ask(), EVERY);
}

// What tasks like this one took, in seconds, for its size; null where there are none.
function usual(task) {
  const apart = (row) => Math.abs(Math.log(row.file_size / task.file_size));
  const known = typical.filter((row) => row.processor === (task.processor ?? "") && apart(row) < Math.log(ALIKE));
  if (!known.length || !task.file_size) return null;
  const nearest = known.reduce((best, row) => (apart(row) < apart(best) ? row : best));
  return (nearest.processing_time_ms / 1000) * (task.file_size / nearest.file_size);
}

export function secondsLeft(task, now = Date.now()) {
  if (task.status !== "processing" || !task.started_at || task.progress >= 100) return null;
  const elapsed = Math.max(0, (now - new Date(task.started_at)) / 1000);
  const done = task.progress / 100;
  const own = task.progress >= LEAST_PROGRESS && elapsed >= LEAST_SECONDS ? (elapsed * (1 - done)) / done : null;
  const like = usual(task);
  if (like === null) return own === null ? null : Math.round(own);
  return Math.round(own === null ? like * (1 - done) : own * done + like * (1 - done) * (1 - done));
}

// Until a waiting task begins, by its place in line and what tasks take on the average. Which of those before it are
// large, the page does not know; when an external service takes one, nobody does.
export function secondsToBegin(task, now = Date.now()) {
  if (task.status !== "pending" || !task.queue_position || task.processor === "external") return null;
  if (new Date(task.queue?.next_retry_at ?? 0) > now || nobodyWorks || !slots) return null;
  const known = typical.filter((row) => row.processor !== "external");
  const tasks = known.reduce((sum, row) => sum + row.tasks, 0);
  if (!tasks) return null;
  const mean = known.reduce((sum, row) => sum + row.tasks * row.processing_time_ms, 0) / tasks / 1000;
  return Math.round((mean * (task.queue_position - 0.5)) / slots);
}

export function begins(task) {
  const seconds = secondsToBegin(task);
  return seconds === null ? "" : interpolate(gettext("begins in about %s"), [roughly(seconds)]);
}

// Of one that is worked on, what is left; of one that waits, what it will take once it has begun.
export function timeLeft(task) {
  if (task.status === "pending") {
    const whole = usual(task);
    return whole === null ? "" : interpolate(gettext("about %s of work"), [roughly(whole)]);
  }
  const seconds = secondsLeft(task);
  return seconds === null ? "" : interpolate(gettext("about %s left"), [roughly(seconds)]);
}
