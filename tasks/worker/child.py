"""A child: takes a job, reads the source, computes, sends what came of it. It never touches the database."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import threading
import time
import traceback
from multiprocessing.connection import Connection

from tasks import storage
from tasks.processors import Cannot, resolve
from tasks.worker import plain
from tasks.worker.job import Broke, Done, Job, Ready
from tasks.worker.limits import die_with_parent, limit_memory
from tasks.worker.reporter import PipeReporter, SupportsSend
from tasks.worker.result_files import store
from tasks.worker.source import SourceGone, as_source

LONGEST_REASON = 2000
LONGEST_TRACEBACK = 8000


def main(pipe: Connection, memory_limit: int | None) -> None:
    """The child's whole life: jobs from the pipe until it closes."""
    die_with_parent()
    threading.Thread(target=_end_with_supervisor, name="lifeline", daemon=True).start()
    if memory_limit:
        limit_memory(memory_limit)
    with contextlib.suppress(BrokenPipeError, EOFError, ConnectionResetError):
        pipe.send(Ready())
        while job := pipe.recv():
            pipe.send(work(job, pipe))


def _end_with_supervisor() -> None:
    """Whatever the processor does: a child whose supervisor is gone works for nobody."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)


def work(job: Job, pipe: SupportsSend) -> Done | Broke:
    """Work on one job, in this process; what goes on meanwhile goes into `pipe`."""
    reporter = PipeReporter(job, pipe)
    started = time.monotonic()
    try:
        result = plain.result(resolve(job.processor)(as_source(job), reporter))
        reporter.flush()
        files = store(job, reporter.made_folder)
        return Done(job.token, job.task_id, result, files, round((time.monotonic() - started) * 1000))
    except Exception as error:
        if reporter.made_folder:
            _drop_results(job)
        return _broke(job, reporter, error)
    finally:
        if reporter.made_folder:
            shutil.rmtree(reporter.made_folder, ignore_errors=True)


def _drop_results(job: Job) -> None:
    """Storing may have broken off half-way, on a full disk say. What cannot be removed is swept by `prune`."""
    with contextlib.suppress(Exception):
        storage.delete_folder(storage.result_folder(job.task_id, job.token))


def _broke(job: Job, reporter: PipeReporter, error: Exception) -> Broke:
    permanent = isinstance(error, Cannot | SourceGone | ImportError)
    if isinstance(error, Cannot | SourceGone):
        reason = str(error)
    elif isinstance(error, MemoryError):
        reason = f"It needed more memory than a task may use, {_where(reporter)}."
    else:
        reason = f"{type(error).__name__}: {str(error).removesuffix('.')} ({_where(reporter)})."
    trace = "".join(traceback.format_exception(error))[-LONGEST_TRACEBACK:]
    details = {"stage": reporter.stage, "traceback": plain.text(trace)}
    return Broke(job.token, job.task_id, plain.text(reason)[:LONGEST_REASON], details, permanent)


def _where(reporter: PipeReporter) -> str:
    return f"in stage {reporter.stage}" if reporter.stage else "before its first stage"
