// What the queue writes to a task in English, in the page's language where it is one of its set phrases. Their list comes
// with the catalogue of the page's language, from tasks/web/told.py: patterns with named places, and their translations.
import { nameOf, stageName, statusName } from "./words.js";

const LONGEST = 4000;
const phrases = (globalThis.django?.phrases ?? []).map(([pattern, text]) => [new RegExp(`^${pattern}$`), text]);
const said = { stage: stageName, old: statusName, new: statusName, who: nameOf, reason: told, what: told };

export function told(message) {
  if (!message || message.length > LONGEST) return message ?? "";
  for (const [pattern, text] of phrases) {
    const found = message.match(pattern);
    if (found) return text.replace(/\{(\w+)\}/g, (place, name) => (said[name] ?? String)(found.groups[name] ?? place));
  }
  return message;
}
