// The table of tasks. A row stays the same element as long as its task is shown, so nothing flickers or loses its focus.
import { begins, timeLeft } from "./estimate.js";
import { ago, bytes, fullTime, percent, timeTaken } from "./format.js";
import { keepFocus } from "./focus.js";
import { glide } from "./glide.js";
import { hasReport } from "./reported.js";
import { setText } from "./set-text.js";
import { told } from "./told.js";
import { stateLine, statusName } from "./words.js";

const { gettext, interpolate } = globalThis;

export class Rows {
  // `below`: what stands below the table and moves with its length.
  constructor(body, template, below = []) {
    this.body = body;
    this.below = below;
    this.template = template;
    this.shown = new Map(); // task id → {task, row}
    this.selected = new Set();
  }

  show(tasks) {
    glide([...this.body.children, ...this.below], () => this.#place(tasks));
  }

  // Whether other rows than these are shown, or in another order.
  differ(tasks) {
    const rows = [...this.body.children];
    return rows.length !== tasks.length || tasks.some((task, place) => task.id !== rows[place].dataset.id);
  }

  // Whether somebody has the pointer or the keyboard on a row: one that moved now would be the wrong one.
  inUse() {
    return this.body.matches(":hover, :focus-within");
  }

  #place(tasks) {
    const ids = new Set(tasks.map((task) => task.id));
    for (const [id, { row }] of this.shown) {
      if (!ids.has(id)) this.#drop(id, row);
    }
    tasks.forEach((task, place) => {
      const { row } = this.shown.get(task.id) ?? this.#make(task.id);
      this.shown.set(task.id, { task, row });
      this.#fill(row, task);
      if (this.body.children[place] !== row) this.body.insertBefore(row, this.body.children[place] ?? null);
    });
  }

  #fill(row, task) {
    keepFocus(row, () => fill(row, task), () => row.querySelectorAll(".cell-actions > *"));
  }

  update(id, changes) {
    const entry = this.shown.get(id);
    if (!entry) return null;
    const before = entry.task;
    entry.task = { ...before, ...changes };
    this.#fill(entry.row, entry.task);
    return before;
  }

  remove(id) {
    const entry = this.shown.get(id);
    if (entry) this.#drop(id, entry.row);
  }

  refreshTimes() {
    for (const { task, row } of this.shown.values()) {
      setText(row.querySelector("[data-field=uploaded]"), ago(task.uploaded_at));
      say(row, task);
    }
  }

  tasks(ids) {
    return [...ids].map((id) => this.shown.get(id)?.task).filter(Boolean);
  }

  #drop(id, row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    keepFocus(row, () => row.remove(), () => next?.querySelectorAll(".cell-actions [data-act=delete]") ?? []);
    this.shown.delete(id);
    this.selected.delete(id);
  }

  #make(id) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    row.dataset.id = id;
    return { row };
  }
}

// Two lines, whatever the status: what is said of one that is failed takes both, a bar takes the second.
const lines = {
  pending: (task) => [stateLine(task), joined(begins(task), timeLeft(task))],
  processing: (task) => [joined(stateLine(task), timeLeft(task)), ""],
  completed: (task) => [took(task), task.completed_at ? interpolate(gettext("finished %s"), [ago(task.completed_at)]) : ""],
  failed: (task) => [told(task.error_message), ""],
};

function joined(...parts) {
  return parts.filter(Boolean).join(" · ");
}

function took(task) {
  const time = timeTaken(task);
  return time && interpolate(gettext("took %s"), [time]);
}

function say(row, task) {
  const [first, second] = lines[task.status](task);
  const stage = row.querySelector("[data-field=stage]");
  const more = row.querySelector("[data-field=more]");
  setText(stage, first);
  setText(more, second);
  stage.title = first;
  more.title = second;
}

function fill(row, task) {
  const at = (selector) => row.querySelector(selector);
  row.dataset.status = task.status;
  const name = at(".task-name");
  name.href = `/tasks/${encodeURIComponent(task.id)}`;
  setText(name.firstElementChild, task.file_name);
  name.title = task.file_name;
  at(".cell-select input").setAttribute("aria-label", interpolate(gettext("Select %s"), [task.file_name]));
  setText(at("[data-field=size]"), bytes(task.file_size));
  const uploaded = at("[data-field=uploaded]");
  uploaded.dateTime = task.uploaded_at;
  uploaded.title = fullTime(task.uploaded_at);
  setText(uploaded, ago(task.uploaded_at));
  setText(at("[data-field=priority]"), task.priority ? ` · ${interpolate(gettext("priority %s"), [task.priority])}` : "");
  const badge = at(".badge");
  badge.dataset.status = task.status;
  setText(badge, statusName(task.status));
  const bar = at("progress");
  bar.value = task.progress;
  bar.hidden = task.status !== "processing";
  bar.setAttribute("aria-label", interpolate(gettext("Progress of %s"), [task.file_name]));
  say(row, task);
  setText(at("[data-field=percent]"), task.status === "processing" ? percent(task.progress) : "");
  const report = at("[data-report]");
  report.hidden = !hasReport(task);
  report.href = `/results/${encodeURIComponent(task.id)}`;
  report.setAttribute("aria-label", interpolate(gettext("Report of %s"), [task.file_name]));
  at("[data-act=cancel]").setAttribute("aria-label", interpolate(gettext("Cancel %s"), [task.file_name]));
  at("[data-act=retry]").setAttribute("aria-label", interpolate(gettext("Retry %s"), [task.file_name]));
  at("[data-act=cancel]").hidden = task.status !== "pending" && task.status !== "processing";
  at("[data-act=retry]").hidden = task.status !== "failed";
  const remove = at("[data-act=delete]");
  remove.setAttribute("aria-label", interpolate(gettext("Delete %s"), [task.file_name]));
  remove.title = gettext("Delete");
}
