from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from novel_tasks.testing.installation import Installation

pytestmark = pytest.mark.processes

RACERS = 12
INDEXES = ("tasks_one_file_without_user", "tasks_one_file_per_user")


def race(site: Installation, text: bytes) -> list[Any]:
    start = threading.Barrier(RACERS)

    def one(number: int) -> Any:
        with httpx.Client(timeout=60) as client:
            client.get(f"{site.url}/health")
            start.wait()
            return client.post(f"{site.url}/api/v1/tasks/upload", files={"file": (f"novel-{number}.txt", text)})

    with ThreadPoolExecutor(RACERS) as pool:
        return list(pool.map(one, range(RACERS)))


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def test_twelve_racing_uploads_of_one_file_make_one_task(tmp_path: Path, database: str) -> None:
    with Installation(tmp_path, database) as site:
        site.server()
        for text in (b"It was a dark night.\n" * 500, b"It was a bright day.\n" * 500):
            answers = race(site, text)
            assert Counter(answer.status_code for answer in answers) == {200: 1, 409: RACERS - 1}
            winner = next(answer.json()["task_id"] for answer in answers if answer.status_code == 200)
            assert {a.json()["task_id"] for a in answers if a.status_code == 409} == {winner}
            assert {a.json()["code"] for a in answers if a.status_code == 409} == {"duplicate_file"}
        assert httpx.get(f"{site.url}/api/v1/tasks/").json()["total"] == 2
        assert len([path for path in (tmp_path / "media").rglob("*") if path.is_file()]) == 2


@pytest.mark.services
def test_without_the_index_they_would_make_several(tmp_path: Path) -> None:
    """The control: it is the constraint that decides, not the look before the insert."""
    with Installation(tmp_path, "postgresql") as site:
        with psycopg.connect(site.database_url, autocommit=True) as link:
            for index in INDEXES:
                link.execute(f"DROP INDEX {index}")
        site.server()
        for attempt in range(20):
            race(site, b"It was a dark night, number %d.\n" % attempt * 500)
            if httpx.get(f"{site.url}/api/v1/tasks/").json()["total"] > attempt + 1:
                return
        pytest.fail("twenty races without the index, and never two tasks: this test shows nothing")
