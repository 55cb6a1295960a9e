// The two questions that pages ask before they act.
const { gettext, ngettext, interpolate } = globalThis;

export function confirmDelete(tasks) {
  const dialog = document.getElementById("confirm");
  const one = tasks.length === 1;
  dialog.querySelector("h2").textContent = interpolate(ngettext("Delete %s task?", "Delete %s tasks?", tasks.length), [tasks.length]);
  dialog.querySelector("#confirm-text").textContent = one
    ? interpolate(gettext("%s goes with its log, its report and its files. This cannot be undone."), [tasks[0].file_name])
    : gettext("They go with their logs, their reports and their files. This cannot be undone.");
  dialog.querySelector("#confirm-yes").textContent = gettext("Delete");
  return ask(dialog);
}

export async function askPriority(present) {
  const dialog = document.getElementById("priority");
  const input = dialog.querySelector("input");
  input.value = present;
  const yes = await ask(dialog);
  return yes ? input.valueAsNumber : null;
}

// No is a plain button: the Enter key in a field says what the form's own button says, not what stands first.
function ask(dialog) {
  dialog.returnValue = "no";
  dialog.querySelector("[data-no]").onclick = () => dialog.close("no");
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true });
  });
}
