// Numbers, sizes, times and durations in the page's language.
const { gettext, ngettext, interpolate } = globalThis;
const language = document.documentElement.lang;

const whole = new Intl.NumberFormat(language);
const tenth = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
// The same as the server's, in novel_tasks/formats.
const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const hour = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

export const number = (value) => whole.format(value);
const hundredths = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
export const percent = (value) => hundredths.format(value / 100);
export const fullTime = (iso) => day.format(new Date(iso));
export const exactTime = (iso) => exact.format(new Date(iso));
export const clockTime = (iso) => clock.format(new Date(iso));
export const minuteTime = (iso) => hour.format(new Date(iso));

// In steps of 1,024, as the server's own pages say it.
export function bytes(count) {
  if (count < 1024) return interpolate(ngettext("%s byte", "%s bytes", count), [whole.format(count)]);
  if (count < 1024 ** 2) return `${tenth.format(count / 1024)} KB`;
  if (count < 1024 ** 3) return `${tenth.format(count / 1024 ** 2)} MB`;
  return `${tenth.format(count / 1024 ** 3)} GB`;
}

export function duration(milliseconds) {
  // Rounded before it is split, so that no part of it reads "60 s" or "1,000 ms".
  if (Math.round(milliseconds) < 1000) return interpolate(gettext("%s ms"), [whole.format(Math.round(milliseconds))]);
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) return interpolate(gettext("%s s"), [tenth.format(tenths / 10)]);
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return interpolate(gettext("%s min %s s"), [minutes, seconds % 60]);
  return interpolate(gettext("%s h %s min"), [whole.format(Math.floor(minutes / 60)), minutes % 60]);
}

// How long the last attempt at a task took; blank where it has not begun or not ended.
export function timeTaken({ started_at, completed_at }) {
  return started_at && completed_at ? duration(new Date(completed_at) - new Date(started_at)) : "";
}

// An estimate, no finer than it is meant.
export function roughly(seconds) {
  if (seconds < 10) return interpolate(gettext("%s s"), [whole.format(Math.max(1, Math.round(seconds)))]);
  if (seconds < 58) return interpolate(gettext("%s s"), [whole.format(5 * Math.round(seconds / 5))]);
  if (seconds < 3570) return interpolate(gettext("%s min"), [whole.format(Math.round(seconds / 60))]);
  return interpolate(gettext("%s h"), [tenth.format(seconds / 3600)]);
}

const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];

export function ago(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  if (seconds < -6 * 86400) return fullTime(iso);
  for (const [unit, size] of steps) {
    if (-seconds >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return gettext("just now");
}
