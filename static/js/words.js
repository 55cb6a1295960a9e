// The names of statuses, stages and levels; tasks/web/words.py has the same for the server's pages. A stage that is not known here is shown by its code.
import { number } from "./format.js";

const { gettext, pgettext, interpolate } = globalThis;

const statuses = {
  pending: () => gettext("Waiting"),
  processing: () => gettext("Processing"),
  completed: () => gettext("Completed"),
  failed: () => gettext("Failed"),
};

const stages = {
  reading: () => gettext("Reading the file"),
  decoding: () => gettext("Decoding"),
  language: () => gettext("Telling the language"),
  chapters: () => gettext("Finding chapters"),
  dialogue: () => gettext("Finding dialogue"),
  people: () => gettext("Finding people"),
  style: () => gettext("Measuring style"),
  keywords: () => gettext("Choosing keywords"),
  mood: () => gettext("Following the mood"),
  integrity: () => gettext("Checking integrity"),
  scoring: () => gettext("Scoring"),
  files: () => gettext("Writing the files"),
};

const levels = {
  debug: () => pgettext("level", "debug"),
  info: () => pgettext("level", "info"),
  warning: () => pgettext("level", "warning"),
  error: () => pgettext("level", "error"),
};

// Whom the queue names where there is no account.
const nobody = { user: () => gettext("a visitor"), "external service": () => gettext("an external service") };

export const levelName = (level) => (levels[level] ?? (() => level))();
export const nameOf = (who) => (Object.hasOwn(nobody, who) ? nobody[who]() : who);
export const statusName = (status) => (statuses[status] ?? (() => status))();
export const stageName = (stage) => (stages[stage] ?? (() => stage))();

export function stateLine(task) {
  if (task.status === "processing") return task.stage ? stageName(task.stage) : statusName("processing");
  if (task.status === "pending" && task.queue_position) return interpolate(gettext("Place %s in line"), [number(task.queue_position)]);
  return "";
}
