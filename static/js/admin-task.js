// The live state on a task's page in the admin. What the page was rendered with stays until something newer is heard.
import { get, task as address } from "./api.js";
import { showConnection } from "./connection.js";
import { Live } from "./live.js";
import { told } from "./told.js";
import { stageName, statusName } from "./words.js";

const at = (id) => document.getElementById(id);
const root = at("live-state");
// The page's fields that change, and how each is said.
const FIELDS = {
  state: (task) => statusName(task.status),
  step: (task) => stageName(task.stage),
  progress: (task) => task.progress,
  attempt: (task) => task.attempt,
  revision: (task) => task.revision,
  result_url: (task) => task.result_url,
  reason: (task) => told(task.error_message),
};

if (root) {
  const id = root.dataset.task;
  const rendered = Number(root.dataset.revision);
  const live = new Live({
    state: showConnection,
    update: (task) => show(task, rendered),
    deleted: () => {
      at("live-gone").hidden = false;
      offer("deleted");
    },
    poll: async () => {
      const task = await get(address(id));
      if (live.accept(task)) show(task, rendered);
    },
  });
  live.watch([id]);
  live.connect();
}

// Only what can be done in this status; the page's places stay.
function offer(status) {
  for (const button of document.querySelectorAll(".acts [data-statuses]")) button.disabled = !button.dataset.statuses.split(" ").includes(status);
}

function show(task, rendered) {
  if (task.revision <= rendered) return;
  at("live-status").textContent = statusName(task.status);
  at("live-stage").textContent = task.stage ? stageName(task.stage) : "";
  at("live-progress").value = task.progress;
  at("live-stale").hidden = false;
  offer(task.status);
  for (const [name, said] of Object.entries(FIELDS)) {
    const place = document.querySelector(`.fieldBox.field-${name} .readonly, .form-row.field-${name}:not(:has(.fieldBox)) .readonly`);
    const text = said(task);
    if (place) place.textContent = text === "" || text === null ? "-" : text;
  }
}
