// What the API refuses, in the page's language. In English the API's own sentence is the best one there is.
const { gettext, interpolate } = globalThis;

const texts = {
  unreachable: () => gettext("The server cannot be reached. Check the connection and try again."),
  duplicate_file: () => gettext("This file was uploaded before. Open that task, or upload the file all the same."),
  file_too_large: (body) => interpolate(gettext("The file is too large: at most %s MB are taken. Split it, or ask for a higher limit."), [(body.max_file_size / 1048576).toFixed(1)]),
  file_type_not_allowed: () => gettext("Files of this type are not taken."),
  empty_file: () => gettext("The file is empty."),
  not_text: () => gettext("This is no text: the file holds binary data under a text name."),
  illegal_transition: () => gettext("The task's state does not allow this, or changed a moment ago."),
  unknown_task: () => gettext("There is no such task any more, or it is not yours to see."),
  too_many_requests: () => gettext("Too many requests in a short time; wait a moment."),
  not_authenticated: () => gettext("You are not signed in any more. Load the page again and sign in."),
  permission_denied: () => gettext("You may not do this."),
  database_unavailable: () => gettext("The database is away for the moment; try again shortly."),
};

// Those whose sentence speaks to programs: a person is told what the page offers instead.
const ownWords = new Set(["duplicate_file"]);

export function sentence(code, detail, body = {}) {
  const english = document.documentElement.lang.startsWith("en");
  if (detail && !ownWords.has(code) && (english || !(code in texts))) return detail;
  return (texts[code] ?? texts.unreachable)(body);
}
