"""What is done to the workers, one act at a time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from collections import Counter
from typing import Any

import psutil
import psycopg

from benchmarks.chaos.site import Site

ACTS = ("kill worker", "kill child", "stop worker", "terminate connections")
TERMINATE = (
    "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class Chaos:
    """Three workers that are always replaced; a stopped one sleeps past its lease and then goes on as a zombie."""

    def __init__(self, site: Site, workers: int, sleep_seconds: float, seed: int) -> None:
        self.done: Counter[str] = Counter()
        self._site = site
        self._random = random.Random(seed)
        self._sleep_seconds = sleep_seconds
        self._workers = [site.runworker(f"w{number}") for number in range(workers)]
        self._asleep: list[tuple[float, subprocess.Popen[bytes]]] = []

    def act(self, link: psycopg.Connection[Any], now: float) -> None:
        what = self._random.choice(ACTS)
        number = self._random.randrange(len(self._workers))
        worker = self._workers[number]
        if what == "terminate connections":
            link.execute(TERMINATE)
        elif what == "kill worker":
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait(10)
            self._replace(number)
        elif what == "stop worker":
            os.kill(worker.pid, signal.SIGSTOP)
            self._asleep.append((now + self._sleep_seconds, worker))
            self._replace(number)
        elif not self._kill_child(worker):
            return
        self.done[what] += 1

    def tend(self, now: float) -> None:
        """Wake those who slept long enough, to end politely after what they were at; replace those who died."""
        for due, worker in list(self._asleep):
            if now >= due:
                self._asleep.remove((due, worker))
                os.kill(worker.pid, signal.SIGCONT)
                os.kill(worker.pid, signal.SIGTERM)
        for number, worker in enumerate(self._workers):
            if worker.poll() is not None:
                self._replace(number)

    def wake_all(self) -> None:
        self.tend(float("inf"))

    def _replace(self, number: int) -> None:
        self._workers[number] = self._site.runworker(f"w{number}")

    def _kill_child(self, worker: subprocess.Popen[bytes]) -> bool:
        try:
            family = psutil.Process(worker.pid).children(recursive=True)
            children = [each for each in family if each.ppid() != worker.pid]
            if children:
                self._random.choice(children).kill()
            return bool(children)
        except psutil.NoSuchProcess:
            return False
