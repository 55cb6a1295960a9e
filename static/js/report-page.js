// The report page. It is made on the server; here it is told when there is a report, or a newer one.
import { post, task as path } from "./api.js";
import { learn, timeLeft } from "./estimate.js";
import { Live } from "./live.js";
import { get } from "./api.js";
import { told } from "./told.js";
import "./print.js";
import { toast } from "./toast.js";
import { stateLine, statusName } from "./words.js";

const at = (id) => document.getElementById(id);
const { task: id, status: shown, revision } = document.body.dataset;
const waits = Boolean(at("unfinished"));
let task = { status: shown, revision: Number(revision) };

function show(changes) {
  task = { ...task, ...changes };
  if (waits && task.status !== shown && task.status !== "processing") {
    location.reload();
    return;
  }
  if (waits && at("progress")) {
    at("badge").dataset.status = at("progress").dataset.status = task.status;
    at("badge").textContent = statusName(task.status);
    at("progress").value = task.progress ?? 0;
    at("stage").textContent = [stateLine(task), timeLeft(task)].filter(Boolean).join(" · ");
  } else if (waits && task.status === "processing") {
    location.reload();
  }
  if (!waits && task.status === "completed" && task.revision > Number(revision)) at("newer").hidden = false;
}

at("retry")?.addEventListener("click", async () => {
  try {
    await post(`${path(id)}/retry`);
    location.reload();
  } catch (error) {
    toast(error.message, "error");
  }
});

at("redo")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const refusal = at("redo-refusal");
  try {
    await post(`${path(id)}/retry`, { chapter_rule: "", ...Object.fromEntries(new FormData(event.target)) });
    location.assign(`/tasks/${encodeURIComponent(id)}`);
  } catch (error) {
    refusal.textContent = told(error.body?.errors?.chapter_pattern?.[0] ?? error.message);
    refusal.hidden = false;
  }
});

const live = new Live({
  update: show,
  deleted: () => location.assign("/"),
  poll: async () => show(await get(path(id))),
});
if (waits) {
  learn();
  get(path(id)).then((answer) => { if (answer.revision >= task.revision) show(answer); }, () => {});
}
live.watch([id]);
live.connect();
