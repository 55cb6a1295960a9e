// What one can do about a task that failed, by what its log says of the cause.
const { gettext } = globalThis;

const byCause = {
  child_died: () => gettext("The process that worked on it ended by itself; most often the memory was not enough. Retry it. If it fails at the same stage again, split the file, or give the worker more memory."),
  timeout: ({ own_limit }) => own_limit
    ? gettext("It was stopped at the limit that its upload asked for, timeout_seconds. Retry gives it the limit of the installation, TASK_TIMEOUT_SECONDS; or upload it with a larger one.")
    : gettext("It was stopped because it took too long. Retry it when the machine is less busy, or raise TASK_TIMEOUT_SECONDS."),
  lease_expired: () => gettext("The worker that had it died or lost the database. See that a worker is running, then retry."),
};

export function advice(task, lastLine) {
  if (task.error_message?.startsWith("Cancelled by")) return gettext("It was cancelled on purpose. Retry puts it in line again.");
  const known = byCause[lastLine?.details?.cause];
  if (known) return known(lastLine.details);
  if (lastLine?.details?.traceback) return gettext("The program itself failed here. The log below holds the details that a bug report needs; a retry helps only if the cause was outside.");
  return gettext("If the file is at fault, correct it and upload it again; otherwise retry. The log below says more.");
}
