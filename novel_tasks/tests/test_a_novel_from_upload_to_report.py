"""The whole way through real processes: a server, a worker, a WebSocket client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from novel_tasks.smoke.novel import make_novel
from novel_tasks.testing.installation import Installation

pytestmark = pytest.mark.processes

FILES = {"report.json", "report.html", "clean.txt"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services)])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    extra = {}
    if request.param == "postgresql":
        request.getfixturevalue("postgres")
        extra["REDIS_URL"] = request.getfixturevalue("redis_url")
    with Installation(tmp_path, request.param, **extra) as installation:
        installation.server()
        installation.worker()
        yield installation


def watch(installation: Installation, task_id: str) -> list[dict[str, Any]]:
    """All messages about the task until it is finished."""
    heard = []
    with connect(installation.url.replace("http", "ws") + "/api/v1/ws/tasks/test") as socket:
        socket.send(json.dumps({"type": "subscribe", "task_id": task_id, "logs": True}))
        while True:
            heard.append(json.loads(socket.recv(timeout=60)))
            if heard[-1].get("status") in ("completed", "failed"):
                return heard


def test_an_uploaded_novel_is_processed_live_and_reported(running: Installation) -> None:
    novel = make_novel()
    task_id = running.upload(novel, "The Mill.txt")
    heard = watch(running, task_id)

    updates = [message for message in heard if message["type"] == "task_update"]
    revisions = [update["revision"] for update in updates]
    assert revisions == sorted(set(revisions)), "revisions only grow"
    assert updates[-1]["status"] == "completed", updates[-1]
    assert updates[-1]["progress"] == 100
    assert updates[-1]["result_url"] == f"/results/{task_id}"

    result = httpx.get(f"{running.url}/api/v1/tasks/{task_id}/result").json()
    assert result["report"]["counts"]["chapters"] == 5
    assert result["report"]["source"]["file_name"] == "The Mill.txt"
    assert 0 <= result["quality_score"] <= 1
    assert {file["name"] for file in result["files"]} >= FILES
    for file in result["files"]:
        content = httpx.get(running.url + file["url"]).content
        assert len(content) == file["size"] > 0
    assert httpx.get(f"{running.url}/api/v1/tasks/{task_id}/files/source").content == novel

    logs = httpx.get(f"{running.url}/api/v1/tasks/{task_id}/logs").json()["logs"]
    edges = [(line["details"]["from"], line["details"]["to"]) for line in logs if "to" in line["details"]]
    assert edges == [(None, "pending"), ("pending", "processing"), ("processing", "completed")]


def test_smoke_and_submit_find_all_well(running: Installation, tmp_path: Path) -> None:
    smoke = running.manage("smoke", "--url", running.url, "--tasks", "2", "--external", check=False)
    assert smoke.returncode == 0, smoke.stdout + smoke.stderr
    assert "All is well" in smoke.stdout

    path = tmp_path / "shelf" / "A Novel.txt"
    path.parent.mkdir()
    path.write_bytes(make_novel())
    submit = running.manage("submit", str(path), "--watch", check=False)
    assert submit.returncode == 0, submit.stdout + submit.stderr
    again = running.manage("submit", str(path), check=False)
    assert again.returncode == 1
    assert "was uploaded before" in again.stderr


def test_smoke_says_when_nobody_answers(tmp_path: Path) -> None:
    with Installation(tmp_path) as installation:
        smoke = installation.manage("smoke", "--url", installation.url, check=False)
    assert smoke.returncode == 1
    assert installation.url in smoke.stderr
