// What the queue writes to a task in English, in the page's language where it is one of its set phrases.
import { statusName } from "./words.js";

const { gettext, interpolate } = globalThis;

const phrases = [
  [/^Cancelled by (.+)$/s, (who) => interpolate(gettext("Cancelled by %s"), [who])],
  [/^Put in line again by (.+)$/s, (who) => interpolate(gettext("Put in line again by %s"), [who])],
  [/^Moved from (\w+) to (\w+) by (.+)$/s, (from, to, who) => interpolate(gettext("%s, by %s"), [statusName(to), who])],
];

export function told(message) {
  for (const [pattern, say] of phrases) {
    const found = message?.match(pattern);
    if (found) return say(...found.slice(1));
  }
  return message ?? "";
}
