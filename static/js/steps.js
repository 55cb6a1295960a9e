// The stages of the built-in analysis as a row of steps: done, current, to come.
const { gettext } = globalThis;

export class Steps {
  // The server has written them, so that nothing below moves when this runs.
  constructor(root) {
    this.items = [...root.children];
    this.names = this.items.map((item) => item.dataset.stage);
  }

  show(task, failedIn) {
    const reached = this.names.indexOf(task.stage || failedIn);
    this.items.forEach((item, place) => {
      const state = task.status === "completed" || (place < reached && task.status !== "pending") ? "done"
        : place === reached && task.status === "processing" ? "now"
          : place === reached && task.status === "failed" ? "failed" : "ahead";
      if (item.dataset.state === state) return;
      item.dataset.state = state;
      item.title = { done: gettext("done"), now: gettext("now"), failed: gettext("failed here"), ahead: "" }[state];
      if (state === "now") item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
  }
}
