// What can be done to tasks, one or many; each refusal is told with the task's name.
import { get, patch, post, remove, task } from "./api.js";
import { askPriority, confirmDelete } from "./dialogs.js";
import { toast } from "./toast.js";

const { ngettext, interpolate } = globalThis;
const AT_ONCE = 4;

const acts = {
  retry: {
    fits: (t) => t.status === "failed" || t.status === "completed",
    run: (t) => post(`${task(t.id)}/retry`),
    said: (count) => ngettext("%s task is in line again.", "%s tasks are in line again.", count),
  },
  cancel: {
    fits: (t) => t.status === "pending" || t.status === "processing",
    run: (t) => post(`${task(t.id)}/cancel`),
    said: (count) => ngettext("%s task was cancelled.", "%s tasks were cancelled.", count),
  },
  delete: {
    fits: () => true,
    run: (t) => remove(task(t.id)),
    said: (count) => ngettext("%s task was deleted.", "%s tasks were deleted.", count),
  },
  priority: {
    fits: (t) => t.status === "pending",
    run: (t, value) => patch(task(t.id), { priority: value }),
    said: (count) => ngettext("%s task has another priority now.", "%s tasks have another priority now.", count),
  },
};

export const fits = (name, t) => acts[name].fits(t);

// Runs an act on the tasks it fits; done(task, answer) is called for each that went well.
export async function act(name, tasks, done) {
  const fitting = tasks.filter(acts[name].fits);
  if (!fitting.length) return;
  let value;
  if (name === "delete" && !(await confirmDelete(fitting))) return;
  if (name === "priority") {
    value = await askPriority(fitting[0].priority);
    if (value === null || Number.isNaN(value)) return;
  }
  const line = [...fitting];
  const refused = [];
  const one = async () => {
    for (let t = line.shift(); t; t = line.shift()) {
      try {
        done(t, await acts[name].run(t, value));
      } catch (error) {
        refused.push({ t, error });
        if (error.code === "illegal_transition") done(t, await get(task(t.id)).catch(() => null));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  if (refused.length === 1) toast(`${refused[0].t.file_name}: ${refused[0].error.message}`, "error");
  else if (refused.length) {
    const text = ngettext("%s task was refused; the first: %s", "%s tasks were refused; the first: %s", refused.length);
    toast(interpolate(text, [refused.length, `${refused[0].t.file_name}: ${refused[0].error.message}`]), "error");
  } else toast(interpolate(acts[name].said(fitting.length), [fitting.length]));
}
