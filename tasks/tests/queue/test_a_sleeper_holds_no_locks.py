"""A worker that falls asleep in the middle of a transaction holds the locks of its entries, and a rescuer passes over
locked entries: without a limit its tasks would wait for as long as its connection seems to live."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from novel_tasks.testing.installation import ROOT, Installation
from novel_tasks.testing.waiting import until
from tasks.tests.queue.test_workers_compete import compete, make

pytestmark = [pytest.mark.processes, pytest.mark.services]


@pytest.fixture
def installation(tmp_path: Path, postgres: str) -> Iterator[Installation]:
    with Installation(tmp_path, "postgresql") as made:
        make(made, 3, "queue.claim('sleeper', 3, lease_seconds=-1)")
        yield made


def asleep(installation: Installation, act: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tasks.tests.queue.competitor", act, "sleeper"],
        cwd=ROOT,
        env={**os.environ, **installation.environment},
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    installation.processes.append(process)
    assert process.stdout and process.stdout.readline() == b"asleep\n"


def in_a_transaction(installation: Installation) -> int:
    with psycopg.connect(installation.database_url, autocommit=True) as link:
        looks = (
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"
        )
        row = link.execute(looks).fetchone()
    return row[0] if row else 0


def test_its_transaction_ends_and_its_tasks_are_taken_up(installation: Installation) -> None:
    asleep(installation, "nap")
    until(lambda: not in_a_transaction(installation), "the sleeper's transaction to be ended")
    (rescued,) = compete(installation, "rescue", 1)
    assert len(rescued) == 3


def test_the_control_without_a_limit_nobody_can_take_them_up(installation: Installation) -> None:
    asleep(installation, "sleep")
    assert in_a_transaction(installation) == 1
    assert compete(installation, "rescue", 1) == [[]]


WORKER = """
import django; django.setup()
from tasks.worker.supervisor import Supervisor
Supervisor(concurrency=1, drain=True).run()
"""
SERVER = "\nimport novel_tasks.asgi"
SHOW = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW idle_in_transaction_session_timeout")
    print(cursor.fetchone()[0])
"""


@pytest.mark.parametrize(("start", "limit"), [(WORKER, "4s"), (SERVER, "30s")], ids=["worker", "server"])
def test_workers_and_servers_have_the_limit(installation: Installation, tmp_path: Path, start: str, limit: str) -> None:
    (tmp_path / "start.py").write_text("if __name__ == '__main__':" + (start + SHOW).replace("\n", "\n    "))
    process = installation.start(str(tmp_path / "start.py"), LEASE_SECONDS="8", HEARTBEAT_SECONDS="2")
    assert process.wait(100) == 0, installation.output()
    assert installation.output().strip().splitlines()[-1] == limit
