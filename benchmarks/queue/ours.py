"""Measurements of this project's own queue, on PostgreSQL."""

from __future__ import annotations

import contextlib
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import psycopg

from benchmarks.queue import rows
from novel_tasks.testing.installation import Installation
from novel_tasks.testing.waiting import until

_SPAN = """
SELECT COUNT(*), EXTRACT(EPOCH FROM MAX(completed_at) - MIN(started_at)) FROM tasks
WHERE started_at >= %s AND status = 'completed'
"""
_PROBE_LATENCY = "SELECT EXTRACT(EPOCH FROM started_at - created_at) * 1000 FROM tasks WHERE status = 'completed'"


class Ours(Installation):
    @contextlib.contextmanager
    def connect(self) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(self.database_url, autocommit=True) as link:
            yield link

    @contextlib.contextmanager
    def at_work(self, *arguments: str, workers: int = 1) -> Iterator[None]:
        started = [self.worker(*arguments) for _ in range(workers)]
        try:
            with self.connect() as link:
                until(lambda: one(link, "SELECT COUNT(*) FROM task_workers") >= workers, "the workers to begin", 120)
                self._warm_up(link, workers)
            yield
        finally:
            for process in started:
                process.send_signal(signal.SIGTERM)
            for process in started:
                process.wait(60)

    def throughput(self, link: psycopg.Connection[Any], count: int) -> float:
        """Tasks per second, from the first one's start to the last one's end."""
        (begin,) = link.execute("SELECT clock_timestamp()").fetchone() or (None,)
        rows.waiting(link, count)
        self._until_done(link)
        done, seconds = link.execute(_SPAN, [begin]).fetchone() or (0, 1)
        if done != count:
            raise SystemExit(f"Of {count} tasks {done} were completed.")
        return count / float(seconds)

    def _warm_up(self, link: psycopg.Connection[Any], workers: int) -> None:
        """Until every worker, and by and large every child, has had a job."""
        busy = "SELECT COUNT(*) FROM task_workers WHERE done_count > 0"
        for _ in range(100):
            rows.waiting(link, 25)
            self._until_done(link)
            if one(link, busy) >= workers:  # as its last heartbeat said
                break
            time.sleep(0.5)
        rows.empty(link)

    def pick_up(self, link: psycopg.Connection[Any], probes: int) -> list[float]:
        """Milliseconds from a task's insertion to its claim by an idle worker, one at a time."""
        taken = []
        for _ in range(probes):
            rows.empty(link)
            rows.waiting(link, 1)
            self._until_done(link, 0.02)
            row = link.execute(_PROBE_LATENCY).fetchone()
            taken.append(float(row[0]) if row else float("nan"))
        return taken

    def idle_cpu(self, seconds: float, *pids: int) -> float:
        """Share of one core, in per cent, that these processes and their descendants use."""
        family = [each for pid in pids for each in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True))]

        def used() -> float:
            return sum(sum(each.cpu_times()[:2]) for each in family)

        before = used()
        time.sleep(seconds)
        return 100 * (used() - before) / seconds

    def cpu_seconds(self, number: int) -> float:
        """What its process `number` and that one's descendants have computed so far."""
        process = psutil.Process(self.processes[number].pid)
        return sum(sum(each.cpu_times()[:2]) for each in (process, *process.children(recursive=True)))

    @staticmethod
    def _until_done(link: psycopg.Connection[Any], pause: float = 0.05) -> None:
        end = time.monotonic() + 300
        while one(link, "SELECT COUNT(*) FROM task_queue"):
            if time.monotonic() > end:
                raise SystemExit("The worker does not finish.")
            time.sleep(pause)


def installation(**variables: str) -> Ours:
    return Ours(Path(tempfile.mkdtemp(prefix="bench-queue-")), "postgresql", **variables)


def one(link: psycopg.Connection[Any], statement: str) -> int:
    row = link.execute(statement).fetchone()  # type: ignore[call-overload]
    return int(row[0]) if row else 0


def percentile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]
