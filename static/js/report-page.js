// The report page. It is made on the server; here it is told when there is a report, or a newer one.
import { post, task as path } from "./api.js";
import { timeLeft } from "./estimate.js";
import { Live } from "./live.js";
import { get } from "./api.js";
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

if (at("badge")) at("badge").textContent = statusName(shown);
at("retry")?.addEventListener("click", async () => {
  try {
    await post(`${path(id)}/retry`);
    location.reload();
  } catch (error) {
    toast(error.message, "error");
  }
});

const live = new Live({
  update: show,
  deleted: () => location.assign("/"),
  poll: async () => show(await get(path(id))),
});
live.watch([id]);
live.connect();
