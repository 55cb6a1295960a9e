"""Real processes with real connections: each task goes to exactly one of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from novel_tasks.testing.installation import ROOT, Installation

pytestmark = [pytest.mark.processes]
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.services)]


@pytest.fixture(params=DATABASES)
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    with Installation(tmp_path, request.param) as made:
        yield made


def make(installation: Installation, count: int, then: str = "") -> None:
    code = (
        "import django; django.setup()\n"
        "from tasks import queue\n"
        "from tasks.models import QueueEntry\n"
        "from tasks.tests.factories import make_task\n"
        f"[make_task() for _ in range({count})]\n{then}\n"
    )
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "novel_tasks.settings"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, timeout=120)


def compete(installation: Installation, act: str, competitors: int) -> list[list[str]]:
    """What each of them got; they begin at the same moment."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tasks.tests.queue.competitor", act, f"w{number}"],
            cwd=ROOT,
            env={**os.environ, **installation.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(competitors)
    ]
    try:
        for process in processes:
            assert process.stdout and process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        return [json.loads(process.communicate(timeout=60)[0]) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def test_each_task_is_claimed_once(installation: Installation) -> None:
    make(installation, 60)
    got = compete(installation, "claim", 4)
    taken = [task_id for each in got for task_id in each]
    assert len(taken) == len(set(taken)) == 60


def test_the_control_without_the_guard_one_task_goes_to_two(installation: Installation) -> None:
    make(installation, 2)
    first, second = compete(installation, "naive", 2)
    assert first == second


def test_each_orphan_is_rescued_once(installation: Installation) -> None:
    make(installation, 20, "queue.claim('dead', 20, lease_seconds=-1)")
    got = compete(installation, "rescue", 3)
    rescued = [task_id for each in got for task_id in each]
    assert len(rescued) == len(set(rescued)) == 20


def test_each_task_is_completed_once(installation: Installation) -> None:
    make(installation, 20, "queue.claim('w', 20, lease_seconds=600)")
    got = compete(installation, "complete", 3)
    completed = [task_id for each in got for task_id in each]
    assert len(completed) == len(set(completed)) == 20
