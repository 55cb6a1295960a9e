// Time left, from what this attempt has shown so far: nothing is said before there is something to judge by.
const { gettext, interpolate } = globalThis;
import { duration } from "./format.js";

const LEAST_PROGRESS = 5;
const LEAST_SECONDS = 3;

export function secondsLeft(task, now = Date.now()) {
  if (task.status !== "processing" || !task.started_at || task.progress < LEAST_PROGRESS || task.progress >= 100) return null;
  const elapsed = (now - new Date(task.started_at)) / 1000;
  return elapsed < LEAST_SECONDS ? null : Math.round((elapsed * (100 - task.progress)) / task.progress);
}

export function timeLeft(task) {
  const seconds = secondsLeft(task);
  return seconds === null ? "" : interpolate(gettext("about %s left"), [duration(Math.max(1, seconds) * 1000)]);
}
