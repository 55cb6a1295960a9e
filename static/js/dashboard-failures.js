// Failures by kind: a bar for each, with the newest task of the kind.
import { number } from "./format.js";
import { told } from "./told.js";

const { gettext } = globalThis;
const at = (id) => document.getElementById(id);

const kinds = {
  cancelled: () => gettext("Cancelled by a person"),
  timeout: () => gettext("Took too long"),
  memory: () => gettext("Needed too much memory"),
  worker_died: () => gettext("The worker died"),
  process_died: () => gettext("The process that did the work died"),
  source_gone: () => gettext("The uploaded file is gone or altered"),
  not_text: () => gettext("Not a text"),
  exception: () => gettext("An error in the program"),
  other: () => gettext("Other reasons, in their own words"),
};

export function showFailures(found) {
  at("failures-none").hidden = found.length > 0;
  at("failures-note").hidden = found.reduce((sum, row) => sum + row.count, 0) < 1000;
  const most = Math.max(1, ...found.map((row) => row.count));
  const list = at("failures");
  while (list.children.length > found.length) list.lastChild.remove();
  found.forEach((row, place) => fill(list.children[place] ?? list.appendChild(made()), row, most));
}

// Elements stay while figures change, so that a focus on a link is not lost.
function made() {
  const item = document.createElement("li");
  const head = document.createElement("span");
  head.className = "kind-head";
  const name = document.createElement("span");
  const count = document.createElement("span");
  count.className = "kind-count";
  head.append(name, count);
  const bar = document.createElement("progress");
  bar.dataset.status = "failed";
  const newest = document.createElement("a");
  newest.className = "small";
  newest.dir = "auto";
  item.append(head, bar, newest);
  return item;
}

function fill(item, row, most) {
  const [head, bar, newest] = item.children;
  const name = (kinds[row.kind] ?? (() => row.kind))();
  head.firstChild.textContent = name;
  head.lastChild.textContent = number(row.count);
  bar.max = most;
  bar.value = row.count;
  bar.setAttribute("aria-label", name);
  newest.href = `/tasks/${encodeURIComponent(row.task_id)}`;
  newest.textContent = told(row.example);
}
