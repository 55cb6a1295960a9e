// The names of statuses and stages. A stage that is not known here is shown by its code.
const { gettext, interpolate } = globalThis;

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

export const statusName = (status) => (statuses[status] ?? (() => status))();
export const stageName = (stage) => (stages[stage] ?? (() => stage))();

export function stateLine(task) {
  if (task.status === "processing") return task.stage ? stageName(task.stage) : statusName("processing");
  if (task.status === "pending" && task.queue_position) return interpolate(gettext("Place %s in line"), [task.queue_position]);
  return "";
}
