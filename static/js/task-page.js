// One task's page: its state, what happened, its log and its files, all live.
import { act, fits } from "./acts.js";
import { get, task as path } from "./api.js";
import { showConnection } from "./connection.js";
import { learn, timeLeft } from "./estimate.js";
import { keepFocus } from "./focus.js";
import { bytes, exactTime, percent, timeTaken } from "./format.js";
import { Live } from "./live.js";
import { LogView } from "./log-view.js";
import { showNote } from "./note.js";
import { hasReport } from "./reported.js";
import { showFiles } from "./result-files.js";
import { setText } from "./set-text.js";
import { Steps } from "./steps.js";
import { Timeline } from "./timeline.js";
import { toast } from "./toast.js";
import { nameOf, stateLine, statusName } from "./words.js";

const { gettext } = globalThis;
const at = (id) => document.getElementById(id);
const id = document.body.dataset.task;
const timeline = new Timeline(at("timeline"));
const log = new LogView(at("log"), at("log-level"), at("log-follow"));
const steps = new Steps(at("steps"));
let task = null;
let hasResult = "result" in document.body.dataset;
let lastEdge = null;

const live = new Live({
  state: showConnection,
  update: ({ type, task_id, ...changes }) => {
    const before = task;
    task = { ...task, ...changes };
    show();
    timeline.stage(task.stage);
    if (before?.status !== task.status) reload();
  },
  log: take,
  deleted: gone,
  refused: (message) => message.code === "unknown_task" && gone(),
  poll: async () => {
    await reload();
    await pollLog();
  },
});

function take(line) {
  if (line.details?.to) lastEdge = line;
  timeline.add(line);
  log.add(line);
  if (line.details?.to && task) show();
}

async function reload() {
  try {
    const answer = await get(path(id));
    live.accept(answer);
    if (!task?.revision || answer.revision >= task.revision) task = answer;
    show();
  } catch (error) {
    if (error.status === 404) gone();
  }
  // One that is tried again keeps its former result until the new one is there.
  hasResult ||= task?.status === "completed";
  if (hasResult && task && task.status !== "processing") await showFiles(at("files"), id);
}

async function pollLog() {
  for (let next = live.wanted.get(id).after; next !== null;) {
    const answer = await get(`${path(id)}/logs?after=${next}`);
    for (const line of answer.logs) if (live.acceptLine(line)) take(line);
    next = answer.next;
  }
}

function show() {
  at("badge").dataset.status = at("progress").dataset.status = task.status;
  setText(at("badge"), statusName(task.status));
  setText(at("stage"), [stateLine(task), timeLeft(task)].filter(Boolean).join(" · "));
  setText(at("percent"), task.status === "processing" ? percent(task.progress) : "");
  at("progress").value = task.progress;
  keepFocus(document.querySelector(".task-head"), showActs, () => document.querySelectorAll(".task-head .actions > *"));
  const failed = task.status === "failed";
  showNote(at("note"), task, lastEdge);
  steps.show(task, failed ? lastEdge?.details?.stage : undefined);
  facts();
}

function showActs() {
  at("open-report").hidden = !hasReport(task);
  for (const button of document.querySelectorAll(".task-head [data-act]")) button.hidden = !fits(button.dataset.act, task);
}

function facts() {
  const values = { attempt: task.attempt, priority: task.priority ?? "–", worker: nameOf(task.queue?.assigned_worker ?? lastEdge?.details?.worker ?? "–") };
  if (task.file_size) values.size = bytes(task.file_size);
  for (const name of ["uploaded_at", "started_at", "completed_at"]) values[name] = task[name] ? exactTime(task[name]) : "–";
  values.took = timeTaken(task) || "–";
  // It is the last attempt's: when the first began, the timeline says.
  setText(at("begun"), task.attempt > 1 ? gettext("Last begun") : gettext("Begun"));
  for (const [name, value] of Object.entries(values)) setText(document.querySelector(`[data-fact="${name}"]`), String(value));
}

function gone() {
  at("gone").hidden = false;
  for (const button of document.querySelectorAll(".task-head .actions > *")) button.hidden = true;
  live.close();
}

document.querySelector(".task-head").addEventListener("click", (event) => {
  const name = event.target.closest("[data-act]")?.dataset.act;
  if (!name) return;
  act(name, [task], (_, answer) => {
    if (name === "delete") location.assign("/");
    else if (answer) reload();
  }).catch((error) => toast(error.message, "error"));
});
setInterval(() => task?.status === "processing" && show(), 1_000);

learn();
await reload();
live.watch([id], { logs: true });
live.connect();
