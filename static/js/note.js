// What is the matter with a task, and what one can do: two lines that are always there, so that nothing moves when they change.
import { advice } from "./advice.js";
import { clockTime, timeTaken } from "./format.js";
import { setText } from "./set-text.js";
import { told } from "./told.js";
import { nameOf } from "./words.js";

const { gettext, interpolate } = globalThis;

const byStatus = {
  pending: (task) => {
    const again = task.attempt > 0 && task.queue?.next_retry_at;
    if (again) return [gettext("It failed, and is tried again."), interpolate(gettext("Not before %s. Cancel it if there is no use in that."), [clockTime(again)])];
    if (task.processor === "external") return [gettext("It waits for an external service to take it."), gettext("It stays in line until one does.")];
    return [gettext("It waits for a worker."), gettext("Nothing is to be done. If it goes on for long, see that a worker is running.")];
  },
  processing: (task, worker) => [
    worker ? interpolate(gettext("It is being worked on by %s."), [nameOf(worker)]) : gettext("It is being worked on."),
    gettext("You can leave this page: the work goes on, and nothing is lost."),
  ],
  completed: (task) => [
    timeTaken(task) ? interpolate(gettext("Finished in %s."), [timeTaken(task)]) : gettext("Finished."),
    gettext("What came of it is on this page. Retry makes it anew."),
  ],
  failed: (task, worker, lastEdge) => [told(task.error_message), advice(task, lastEdge)],
};

const kinds = { pending: "wait", processing: "busy", completed: "good", failed: "error" };

export function showNote(place, task, lastEdge) {
  const worker = task.queue?.assigned_worker ?? lastEdge?.details?.worker;
  const lines = byStatus[task.status](task, worker, lastEdge);
  place.dataset.kind = kinds[task.status];
  [...place.children].forEach((part, number) => setText(part, lines[number]));
}
