// Whether a task has a report to offer, as far as its row alone says; tasks/web/reported.py has the same list.
const NONE = ["noop", "drill"];

export function hasReport({ status, result_url, processor }) {
  return status === "completed" && Boolean(result_url) && !NONE.includes(processor || document.body.dataset.processor);
}
