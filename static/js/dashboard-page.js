// The staff's dashboard: asks for all its figures at once every two seconds, and draws them.
import { showConnection } from "./connection.js";
import { showFailures } from "./dashboard-failures.js";
import { showWorkers } from "./dashboard-workers.js";
import { ago, bytes, duration, minuteTime, number, percent } from "./format.js";
import { line, piles, stripe } from "./plots.js";
import { setText } from "./set-text.js";

const { gettext, ngettext, interpolate } = globalThis;
const at = (id) => document.getElementById(id);
const EVERY = 2_000;
const LONGEST = 30_000;
const KEPT = 150; // samples of what has no history on the server
const TIMES = 6; // under a drawing: as many as a phone has room for

const depths = [];
const sockets = [];
let latest = null;
let failures = 0;

const formats = {
  duration,
  seconds: (value) => duration(value * 1000),
  share: (value) => percent(value * 100),
};

function showFigures(figures) {
  for (const place of document.querySelectorAll("[data-stat]")) {
    const value = figures[place.dataset.stat];
    setText(place, value == null ? "–" : (formats[place.dataset.format] ?? number)(value));
  }
}

// The full height in figures, from the bottom up, and what stands under the columns.
function showScale(name, top, ticks) {
  const [full, none] = at(`${name}-scale`).children;
  setText(full, number(top));
  setText(none, number(0));
  at(`${name}-ticks`).replaceChildren(...ticks.map((text) => {
    const tick = document.createElement("span");
    tick.textContent = text;
    return tick;
  }));
}

function showThroughput() {
  const span = document.querySelector("[name=span]:checked").value;
  const rows = latest.throughput[span];
  const top = piles(at("throughput"), rows.map((row) => ({
    parts: [{ kind: "completed", value: row.completed }, { kind: "failed", value: row.failed }],
    label: interpolate(gettext("%s: %s completed, %s failed"), [minuteTime(row.at), number(row.completed), number(row.failed)]),
  })));
  showScale("throughput", top, rows.filter((_, place) => place % (rows.length / TIMES) === 0).map((row) => minuteTime(row.at)));
  const completed = rows.reduce((sum, row) => sum + row.completed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  setText(at("throughput-text"), interpolate(gettext("From %s until now: %s completed, %s failed."), [minuteTime(rows[0].at), number(completed), number(failed)]));
}

function showDurations(bins) {
  const top = piles(at("durations"), bins.map((bin) => ({
    parts: [{ kind: "some", value: bin.count }],
    label: interpolate(gettext("%s to %s: %s tasks"), [duration(bin.from), duration(bin.to), number(bin.count)]),
  })));
  showScale("durations", top, bins.map((bin) => duration(bin.to)));
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (count) setText(at("durations-text"), interpolate(ngettext("Of the newest result.", "Of the newest %s results; each bar up to the duration under it.", count), [number(count)]));
}

function follow(series, value, name) {
  series.push(value);
  if (series.length > KEPT) series.shift();
  line(at(name), series, KEPT);
  setText(at(`${name}-most`), interpolate(gettext("at most %s"), [number(Math.max(...series))]));
}

function showStorage(storage) {
  for (const place of document.querySelectorAll("[data-size]")) {
    const value = storage[place.dataset.size];
    setText(place, value == null ? "–" : place.dataset.size === "files" ? number(value) : bytes(value));
  }
  const parts = { sources: storage.source_bytes, results: storage.result_bytes, database: storage.database_bytes };
  stripe(at("storage"), Object.entries(parts).map(([kind, value]) => ({ kind, value, label: bytes(value) })));
}

function show(found) {
  latest = found;
  showFigures(found.statistics);
  showThroughput();
  showDurations(found.durations);
  showFailures(found.failures);
  showWorkers(found.workers);
  showStorage(found.storage);
  follow(depths, found.statistics.queue_depth, "depth");
  follow(sockets, found.statistics.open_websockets, "sockets");
  at("dashboard").setAttribute("aria-busy", "false");
}

async function ask() {
  const response = await fetch(document.body.dataset.source, { headers: { Accept: "application/json" } });
  if (response.status === 401 || response.status === 403) {
    showConnection("closed");
    throw new Error(gettext("You are not signed in any more, or may not see this. Load the page again."));
  }
  if (!response.ok) throw new Error(interpolate(gettext("The server answered with an error (%s); it is asked again."), [response.status]));
  return response.json();
}

async function round() {
  if (document.visibilityState === "visible") {
    try {
      show(await ask());
      failures = 0;
      at("trouble").hidden = true;
      showConnection("live");
    } catch (error) {
      failures += 1;
      const stale = latest ? ` ${interpolate(gettext("The figures are from %s."), [ago(latest.at)])}` : "";
      const reason = error instanceof TypeError ? gettext("The server cannot be reached; it is asked again.") : error.message;
      at("trouble").textContent = reason + stale;
      at("trouble").hidden = false;
      if (document.getElementById("connection").dataset.state !== "closed") showConnection("reconnecting");
      else return;
    }
  }
  setTimeout(round, Math.min(LONGEST, EVERY * 2 ** Math.min(failures, 5)));
}

for (const choice of document.querySelectorAll("[name=span]")) choice.addEventListener("change", () => latest && showThroughput());
round();
