// The table of live workers, a row for each.
import { ago, bytes, number } from "./format.js";

const { gettext, interpolate } = globalThis;
const at = (id) => document.getElementById(id);

export function showWorkers(workers) {
  at("workers-none").hidden = workers.length > 0;
  at("workers-scroll").hidden = workers.length === 0;
  at("workers").replaceChildren(...workers.map(row));
}

function row(worker) {
  const made = document.createElement("tr");
  made.dataset.worker = worker.name;
  const host = document.createElement("th");
  host.scope = "row";
  host.textContent = worker.host;
  host.title = worker.name;
  if (worker.is_stopping) host.append(tag(gettext("stopping")));
  const load = interpolate(gettext("%s of %s"), [number(worker.running.length), number(worker.concurrency)]);
  made.append(
    host,
    cell(String(worker.pid), "num"),
    cell(ago(worker.heartbeat_at)),
    work(load, worker.running),
    cell(bytes(worker.memory_bytes), "num"),
    cell(number(worker.done_count), "num"),
    cell(number(worker.failed_count), "num"),
  );
  return made;
}

function cell(text, kind = "") {
  const made = document.createElement("td");
  made.className = kind;
  made.textContent = text;
  return made;
}

function work(load, ids) {
  const made = cell(load);
  for (const id of ids.slice(0, 5)) {
    const link = document.createElement("a");
    link.href = `/tasks/${encodeURIComponent(id)}`;
    link.className = "mono running";
    link.textContent = id;
    made.append(link);
  }
  return made;
}

function tag(text) {
  const made = document.createElement("span");
  made.className = "tag";
  made.textContent = text;
  return made;
}
