// The tasks page: what is asked for in its address is listed, watched and kept up to date.
import { act } from "./acts.js";
import { get } from "./api.js";
import { showConnection } from "./connection.js";
import { learn, seeWorkers } from "./estimate.js";
import { number } from "./format.js";
import { Live } from "./live.js";
import { Pager } from "./pager.js";
import * as query from "./query.js";
import { Rows } from "./rows.js";
import { Selection } from "./selection.js";
import { Statistics } from "./statistics.js";
import { UploadPanel } from "./upload-panel.js";

const { gettext, ngettext, interpolate } = globalThis;
const at = (id) => document.getElementById(id);
const RELOAD_REST = 700;
const FIGURES_EVERY = 4_000;
const WATCH_ALL = 500;

let asked = query.read();
let asking = null;
let reloadTimer = null;
let held = null; // a newer list than is shown, while somebody is about to use a row of that one
let reloadTold = false;
let lastLoad = 0;
let shownIds = [];
let countsSeen = "";
const heard = new Set();

const rows = new Rows(at("task-rows"), at("task-row"), [at("pages"), document.querySelector(".site-footer")]);
const selection = new Selection(at("selection"), rows, changed);
const pager = new Pager(at("pages"), (page) => ask({ page }));
const statistics = new Statistics(at("statistics"), noticeOthers);
const live = new Live({
  state: showConnection,
  update: (task) => {
    const { type, task_id: id, ...changes } = task;
    const isNew = !heard.has(id);
    heard.add(id);
    const before = rows.update(id, changes);
    if (before ? before.status === task.status : !isNew) return;
    // Times and the filter depend on the status; the figures too.
    reloadSoon({ told: true });
    statistics.refresh();
    selection.show();
  },
  deleted: () => { reloadSoon({ told: true }); statistics.refresh(); },
  poll: () => { statistics.refresh(); return load({ told: true }); },
});

// `told`: nobody here asked for it; what it brings may wait.
async function load({ told = false } = {}) {
  asking?.abort();
  asking = new AbortController();
  lastLoad = Date.now();
  try {
    const answer = await get(query.forApi(asked), { signal: asking.signal });
    show(answer, told);
    at("list-error").hidden = true;
  } catch (error) {
    if (error.name === "AbortError") return;
    at("list-error").hidden = false;
    at("list-error").firstElementChild.textContent = error.message;
  }
  at("task-table").setAttribute("aria-busy", "false");
}

// At most one reload at a time and not much more than one a second, however many tasks change.
function reloadSoon({ told = false } = {}) {
  reloadTold = told && (reloadTimer === null || reloadTold);
  reloadTimer ??= setTimeout(() => {
    reloadTimer = null;
    load({ told: reloadTold });
  }, Math.max(50, lastLoad + RELOAD_REST - Date.now()));
}

function show(answer, told = false) {
  const { tasks, total } = answer;
  // Beyond the end there is nothing to see: the last page, in the place of the one that was asked for.
  const last = Math.max(1, Math.ceil(total / query.PAGE_SIZE));
  if (!tasks.length && asked.page > last) {
    ask({ page: last }, { replace: true });
    return;
  }
  if (told && rows.inUse() && rows.differ(tasks)) {
    held = answer;
    at("held").hidden = false;
    return;
  }
  held = null;
  at("held").hidden = true;
  // What came by the socket meanwhile may be newer than this answer.
  rows.show(tasks.map((task) => (live.accept(task) ? task : { ...task, ...newer(task) })));
  shownIds = tasks.map((task) => task.id);
  shownIds.forEach((id) => heard.add(id));
  watch();
  selection.show();
  at("tasks-count").textContent = interpolate(ngettext("%s task", "%s tasks", total), [number(total)]);
  pager.show(asked.page, last);
  const reason = tasks.length ? "" : total ? "beyond" : asked.status || asked.q ? "filtered" : "none";
  at("task-table").hidden = at("selection").hidden = !tasks.length;
  at("empty").hidden = !reason;
  at("empty-why").textContent = whyEmpty();
  for (const part of at("empty").children) part.hidden = part.dataset.empty !== reason;
}

function whyEmpty() {
  if (!asked.q) return gettext("No task has this status.");
  if (!asked.status) return interpolate(gettext("No task has “%s” in its name, or as its id."), [asked.q]);
  return interpolate(gettext("No task of this status has “%s” in its name, or as its id."), [asked.q]);
}

function newer(task) {
  const known = rows.shown.get(task.id)?.task;
  if (!known || known.revision <= task.revision) return {};
  const { status, stage, progress, attempt, revision, result_url, error_message, queue_position } = known;
  return { status, stage, progress, attempt, revision, result_url, error_message, queue_position };
}

// All tasks where they are few, so that what other windows and programs upload is seen at once; else those shown.
function watch() {
  if (statistics.figures) live.watch(statistics.figures.total <= WATCH_ALL ? ["*"] : shownIds);
}

// The figures tell of changes in tasks that are not watched.
function noticeOthers(figures) {
  seeWorkers(figures.workers);
  watch();
  const counts = [figures.total, figures.pending, figures.processing, figures.completed, figures.failed].join();
  if (countsSeen && counts !== countsSeen) reloadSoon({ told: true });
  countsSeen = counts;
}

function changed(task, answer) {
  if (answer?.id && live.accept(answer)) rows.update(answer.id, answer);
  reloadSoon();
  statistics.refresh();
}

function ask(changes, options) {
  asked = { ...asked, page: 1, ...changes };
  query.write(asked, options);
  at("task-table").setAttribute("aria-busy", "true");
  load();
}

function fillFilter() {
  const form = at("filter");
  form.elements.status.value = asked.status;
  form.elements.q.value = asked.q;
  form.elements.sort.value = `${asked.sort}-${asked.order}`;
  if (!form.elements.sort.value) form.elements.sort.value = "uploaded_at-desc";
}

at("filter").addEventListener("submit", (event) => event.preventDefault());
at("filter").addEventListener("change", ({ target }) => {
  if (target.name === "status") ask({ status: target.value });
  if (target.name === "sort") {
    const [sort, order] = target.value.split("-");
    ask({ sort, order });
  }
});
let typing;
at("filter").elements.q.addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  typing = setTimeout(() => ask({ q: target.value.trim() }, { replace: true }), 250);
});
at("page-first").addEventListener("click", () => ask({ page: 1 }));
at("filter-clear").addEventListener("click", () => { ask({ status: "", q: "" }); fillFilter(); });
at("list-again").addEventListener("click", () => load());
at("held").addEventListener("click", () => {
  show(held);
  document.querySelector(".task-name")?.focus();
});
for (const left of ["pointerleave", "focusout"]) {
  at("task-rows").addEventListener(left, () => setTimeout(() => held && !rows.inUse() && show(held)));
}
addEventListener("popstate", () => { asked = query.read(); fillFilter(); load(); });
at("task-rows").addEventListener("click", (event) => {
  const name = event.target.closest("[data-act]")?.dataset.act;
  if (name) act(name, rows.tasks([event.target.closest("tr").dataset.id]), changed);
});
new UploadPanel(at("drop"), () => { reloadSoon(); statistics.refresh(); });
setInterval(() => document.visibilityState === "visible" && statistics.refresh(), FIGURES_EVERY);
setInterval(() => rows.refreshTimes(), 1_000);

fillFilter();
statistics.refresh();
load();
live.connect();
learn();
