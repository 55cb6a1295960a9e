// The live state on a task's page in the admin. What the page was rendered with stays until something newer is heard.
import { get, task as address } from "./api.js";
import { showConnection } from "./connection.js";
import { Live } from "./live.js";
import { stageName, statusName } from "./words.js";

const at = (id) => document.getElementById(id);
const root = at("live-state");
const FIELDS = ["status", "stage", "progress", "attempt", "revision", "result_url", "error_message"];

if (root) {
  const id = root.dataset.task;
  const rendered = Number(root.dataset.revision);
  const live = new Live({
    state: showConnection,
    update: (task) => show(task, rendered),
    deleted: () => { at("live-gone").hidden = false; },
    poll: async () => {
      const task = await get(address(id));
      if (live.accept(task)) show(task, rendered);
    },
  });
  at("live-status").textContent = statusName(at("live-status").textContent);
  at("live-stage").textContent = stageName(at("live-stage").textContent);
  live.watch([id]);
  live.connect();
}

function show(task, rendered) {
  if (task.revision <= rendered) return;
  at("live-status").textContent = statusName(task.status);
  at("live-stage").textContent = task.stage ? stageName(task.stage) : "";
  at("live-progress").value = task.progress;
  at("live-stale").hidden = false;
  for (const name of FIELDS) {
    const place = document.querySelector(`.field-${name} .readonly`);
    if (place) place.textContent = task[name] ?? "-";
  }
}
