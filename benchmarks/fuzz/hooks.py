"""Loaded by schemathesis: lets invented calls meet real tasks, batches and leases, so that they get beyond a 404.

It runs beside schemathesis alone, maybe in an environment of its own, and imports nothing of the project.
"""

from __future__ import annotations

import atexit
import json
import os
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import requests
import schemathesis

URL = f"{os.environ['FUZZ_URL']}/api/v1"
LOOK_EVERY = 40
KINDS: list[dict[str, str]] = [
    {},
    {"processor": "external"},
    {"processor": "analysis"},
    {"processor": "external", "priority": "3"},
]
FILES = ["source", "report.json", "clean.txt"]
TABLES = ["tasks", "task_logs", "task_results", "task_queue", "file_storage", "task_workers"]

session = requests.Session()
if os.environ.get("FUZZ_TOKEN"):
    session.headers["Authorization"] = f"Bearer {os.environ['FUZZ_TOKEN']}"
answers: dict[str, Counter[str]] = {}


class Shelf:
    """The tasks that are there at the moment; never fewer than a dozen."""

    def __init__(self) -> None:
        self.calls = 0
        self.tasks: list[str] = []
        self.batch = ""
        self.leases: list[tuple[str, str]] = []

    def look(self) -> None:
        self.calls += 1
        if self.calls % LOOK_EVERY != 1:
            return
        while len(found := self._listed()) < 12:
            self._fill()
        self.tasks = found
        claimed = session.post(f"{URL}/queue/claim", json={"worker": "fuzz", "lease_seconds": 600}).json()
        if claimed.get("task"):
            self.leases.append((claimed["task"]["id"], claimed["lease_token"]))

    def _listed(self) -> list[str]:
        return [task["id"] for task in session.get(f"{URL}/tasks/?page_size=100").json()["tasks"]]

    def _fill(self) -> None:
        texts = [(f"{n}.txt", f"Novel {os.urandom(8).hex()}. It was a dark night.") for n in range(4)]
        for kind in KINDS:
            files = [("file", (name, text + str(kind))) for name, text in texts]
            self.batch = session.post(f"{URL}/tasks/batch", files=files, data=kind).json()["batch_id"]


shelf = Shelf()


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Three calls of four are about something that exists. What is put in depends on what was there: replays agree."""
    shelf.look()
    dice = zlib.crc32(repr((case.path_parameters, case.query, case.body)).encode(errors="replace"))
    if dice % 4 == 0:
        return
    lease = shelf.leases[dice % len(shelf.leases)] if shelf.leases and dice % 3 else None
    with_lease = isinstance(case.body, dict) and "lease_token" in case.body
    parameters = case.path_parameters or {}
    replacements = {
        "id": lease[0] if lease and with_lease else shelf.tasks[dice % len(shelf.tasks)],
        "batch_id": shelf.batch,
        "name": FILES[dice % len(FILES)],
        "table": TABLES[dice % len(TABLES)],
    }
    for name in parameters:
        parameters[name] = replacements.get(name, parameters[name])
    if lease and with_lease:
        case.body["lease_token"] = lease[1]
    if case.path.endswith("/compare") and case.query:
        case.query |= {name: shelf.tasks[(dice + ord(name)) % len(shelf.tasks)] for name in ("a", "b")}


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    answers.setdefault(case.operation.label, Counter())[str(response.status_code)] += 1


@atexit.register
def write() -> None:
    Path(os.environ["FUZZ_ANSWERS"]).write_text(json.dumps(answers))
