// What the API refuses, in the page's language. In English the API's own sentence is the best one there is.
import { bytes } from "./format.js";
import { told } from "./told.js";

const { gettext, interpolate } = globalThis;

const texts = {
  unreachable: () => gettext("The server cannot be reached. Check the connection and try again."),
  duplicate_file: () => gettext("This file was uploaded before."),
  file_too_large: (body) => interpolate(gettext("The file is too large: at most %s are taken. Split it, or ask for a higher limit."), [bytes(body.max_file_size)]),
  file_type_not_allowed: (body) => interpolate(gettext("Only %s files are taken. Save the novel as plain text first."), [body.allowed.join(", ")]),
  empty_file: () => gettext("The file is empty. Choose the one that holds the novel."),
  not_text: () => gettext("This is no text: the file holds binary data under a text name."),
  encrypted: () => gettext("The file is encrypted; pack it without a password."),
  bad_archive: () => gettext("The archive, or this file in it, cannot be read or is too large; pack it again as a plain ZIP."),
  empty_archive: () => gettext("There is no file in the archive."),
  illegal_transition: () => gettext("The task's state does not allow this, or changed a moment ago."),
  unknown_task: () => gettext("There is no such task any more, or it is not yours to see."),
  too_many_requests: () => gettext("Too many requests in a short time; wait a moment."),
  not_authenticated: () => gettext("You are signed out. Sign in again."),
  permission_denied: () => gettext("You may not do this."),
  database_unavailable: () => gettext("The database is away for the moment; try again shortly."),
};

// Those whose sentence speaks to programs: a person is told what the page offers instead.
const ownWords = new Set(["duplicate_file", "not_authenticated"]);

export function sentence(code, detail, body = {}) {
  const english = document.documentElement.lang.startsWith("en");
  if (detail && !ownWords.has(code) && (english || !(code in texts))) return detail;
  return (texts[code] ?? texts.unreachable)(body);
}

// The same beside a file's name: without the name, which the API's sentence begins with.
export function sentenceBesideFile({ code, body, message }) {
  if (ownWords.has(code)) return message;
  const reason = body.detail?.match(/^(?:'.*'|".*"): (.+)$/s)?.[1];
  if (reason) return told(reason);
  return body.detail && /^['"]/.test(body.detail) && code in texts ? texts[code](body) : message;
}
