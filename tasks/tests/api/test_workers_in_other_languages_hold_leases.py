from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from novel_tasks.testing.stored import stored
from tasks import queue
from tasks.models import QueueEntry, Task
from tasks.services import tokens
from tasks.tests.api.conftest import Upload, fetch, refusal
from tasks.tests.factories import make_task

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"/api/v1/queue/{path}", body, content_type="application/json")


@pytest.fixture
def claimed(client: Client, upload: Upload) -> dict[str, Any]:
    upload(processor="external")
    body: dict[str, Any] = post(client, "claim", worker="rust-1", lease_seconds=30).json()
    return body


def test_a_claim_says_all_that_is_needed(client: Client, claimed: dict[str, Any]) -> None:
    assert (claimed["task"]["status"], claimed["attempt"], claimed["task"]["queue"]["assigned_worker"]) == (
        "processing",
        1,
        "rust-1",
    )
    assert claimed["expires_at"].endswith("Z") and len(claimed["lease_token"]) == 32
    assert fetch(client, claimed["source_url"]) == b"Chapter 1\n\nIt was a dark night.\n"
    nothing = post(client, "claim")
    assert (nothing.status_code, nothing.json()["task"]) == (200, None)


def test_only_tasks_for_external_processing_are_handed_out(client: Client) -> None:
    make_task()
    assert post(client, "claim").json()["task"] is None


def test_the_heartbeat_renews_and_reports(client: Client, claimed: dict[str, Any]) -> None:
    task, token = claimed["task"]["id"], claimed["lease_token"]
    QueueEntry.objects.update(expires_at=timezone.now() + timedelta(seconds=1))
    body = post(
        client, f"{task}/heartbeat", lease_token=token, progress=40, stage="reading", message="Half read."
    ).json()
    assert body["expires_at"] > claimed["expires_at"]
    row = client.get(f"/api/v1/tasks/{task}").json()
    assert (row["progress"], row["stage"]) == (40, "reading")
    assert client.get(f"/api/v1/tasks/{task}/logs").json()["logs"][-1]["message"] == "Half read."
    post(client, f"{task}/heartbeat", lease_token=token, progress=10)
    assert client.get(f"/api/v1/tasks/{task}").json()["progress"] == 40


def test_complete_with_files(client: Client, claimed: dict[str, Any]) -> None:
    task = claimed["task"]["id"]
    report = {"schema": "mine/1", "words": 7}
    files = [File("report.json", json.dumps(report).encode()), File("notes.txt", b"Nothing special.")]
    form = {
        "lease_token": claimed["lease_token"],
        "summary": "Read.",
        "report": json.dumps(report),
        "quality_score": "0.75",
    }
    answer = client.post(f"/api/v1/queue/{task}/complete", {**form, "tokens_processed": "7", "file": files})
    assert answer.json()["status"] == "completed"
    result = client.get(f"/api/v1/tasks/{task}/result").json()
    assert (result["summary"], result["report"], result["quality_score"], result["tokens_processed"]) == (
        "Read.",
        report,
        0.75,
        7,
    )
    assert {file["name"] for file in result["files"]} == {"report.json", "notes.txt"}
    assert fetch(client, result["files"][1]["url"]) == b"Nothing special."


def test_complete_with_json_alone(client: Client, claimed: dict[str, Any]) -> None:
    task = claimed["task"]["id"]
    done = post(
        client,
        f"{task}/complete",
        lease_token=claimed["lease_token"],
        summary="ok",
        report={"a": 1},
        result_url="https://example.org/1",
    )
    assert (done.json()["status"], done.json()["result_url"]) == ("completed", "https://example.org/1")


def test_fail_is_tried_again_and_then_final(client: Client, claimed: dict[str, Any], settings: Any) -> None:
    task = claimed["task"]["id"]
    again = post(client, f"{task}/fail", lease_token=claimed["lease_token"], error_message="Out of paper.").json()
    assert again["status"] == "pending" and again["queue"]["retry_count"] == 1
    QueueEntry.objects.update(next_retry_at=None)
    second = post(client, "claim").json()
    assert second["attempt"] == 2
    final = post(
        client, f"{task}/fail", lease_token=second["lease_token"], error_message="No such language.", permanent=True
    )
    assert final.json()["status"] == "failed" and "No such language." in final.json()["error_message"]


CALLS = [("heartbeat", {}), ("complete", {}), ("fail", {"error_message": "x"})]


@pytest.mark.parametrize(("call", "body"), CALLS)
def test_a_stale_token_changes_nothing(client: Client, claimed: dict[str, Any], call: str, body: Any) -> None:
    task = claimed["task"]["id"]
    refusal(post(client, f"{task}/{call}", lease_token="0" * 32, **body), 409, "stale_lease")
    client.post(f"/api/v1/tasks/{task}/cancel")
    before = Task.objects.filter(id=task).values().get()
    refusal(post(client, f"{task}/{call}", lease_token=claimed["lease_token"], **body), 409, "stale_lease")
    assert Task.objects.filter(id=task).values().get() == before


def test_files_of_a_stale_lease_are_not_kept(client: Client, claimed: dict[str, Any], media: Path) -> None:
    task = claimed["task"]["id"]
    client.post(f"/api/v1/tasks/{task}/cancel")
    before = stored(media)
    form = {"lease_token": claimed["lease_token"], "file": File("report.json", b"{}")}
    refusal(client.post(f"/api/v1/queue/{task}/complete", form), 409, "stale_lease")
    assert stored(media) == before


def test_a_lease_that_ran_out_is_given_to_the_next(client: Client, claimed: dict[str, Any]) -> None:
    QueueEntry.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    second = post(client, "claim", worker="go-2").json()
    assert (second["task"]["id"], second["attempt"]) == (claimed["task"]["id"], 2)
    old = post(client, f"{claimed['task']['id']}/complete", lease_token=claimed["lease_token"])
    refusal(old, 409, "stale_lease")


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("heartbeat", {"progress": 101}), ("heartbeat", {"lease_seconds": 10**9}), ("complete", {"quality_score": 2}),
        ("complete", {"tokens_processed": 10**30}), ("complete", {"extra_data": []}), ("fail", {}), ("fail", {"error_message": ""}),
    ],
)  # fmt: skip
def test_what_cannot_be_taken(client: Client, claimed: dict[str, Any], call: str, body: Any) -> None:
    task = claimed["task"]["id"]
    before = Task.objects.filter(id=task).values().get()
    refused = refusal(post(client, f"{task}/{call}", lease_token=claimed["lease_token"], **body), 400, "invalid")
    assert "lease_token" not in refused["errors"]
    # Whose lease is over shall stop, and has no message to mend.
    refusal(post(client, f"{task}/{call}", lease_token="x", **body), 409, "stale_lease")
    assert Task.objects.filter(id=task).values().get() == before


@pytest.mark.parametrize("call", ["heartbeat", "complete", "fail"])
@pytest.mark.parametrize("token", [None, "", "x" * 65, [], True, "a\x00b"], ids=repr)
def test_a_token_that_is_none_is_said_with_the_other_faults(
    client: Client, claimed: dict[str, Any], call: str, token: Any
) -> None:
    body = {"progress": 101, "quality_score": 2, "lease_token": token}
    answer = post(client, f"{claimed['task']['id']}/{call}", **body)
    assert refusal(answer, 400, answer.json()["code"])["code"] == ("malformed" if token == "a\x00b" else "invalid")
    refused = refusal(post(client, f"{claimed['task']['id']}/{call}"), 400, "invalid")
    assert "lease_token" in refused["errors"]


def test_two_files_of_one_name(client: Client, claimed: dict[str, Any], media: Path) -> None:
    task = claimed["task"]["id"]
    before = stored(media)
    for token, status, code in ((claimed["lease_token"], 400, "invalid"), ("x", 409, "stale_lease")):
        form = {"lease_token": token, "file": [File("a.txt", b"{}"), File("a.txt", b"[]")]}
        refusal(client.post(f"/api/v1/queue/{task}/complete", form), status, code)
    assert stored(media) == before


def test_a_form_with_a_stale_token_and_more_that_is_wrong(client: Client, claimed: dict[str, Any]) -> None:
    form = {"lease_token": "x", "report": "{", "file": File("report.json", b"{}")}
    refusal(client.post(f"/api/v1/queue/{claimed['task']['id']}/complete", form), 409, "stale_lease")


@pytest.mark.parametrize("name", ["source", ".hidden", "a b.txt", "x" * 200])
def test_a_result_file_needs_a_plain_name(client: Client, claimed: dict[str, Any], name: str) -> None:
    form = {"lease_token": claimed["lease_token"], "file": File(name, b"{}")}
    answer = client.post(f"/api/v1/queue/{claimed['task']['id']}/complete", form)
    assert answer.status_code == 400 and Task.objects.get().status == "processing"


@pytest.mark.parametrize("call", ["heartbeat", "complete", "fail"])
def test_an_unknown_task(client: Client, call: str) -> None:
    refusal(post(client, f"task-1-1/{call}", lease_token="x"), 404, "unknown_task")


def test_where_sign_in_is_required_one_claims_ones_own(client: Client, configure: Any) -> None:
    configure(api_auth="required")
    ann, bob = User.objects.create_user("ann"), User.objects.create_user("bob")
    make_task(user=bob, processor="external")
    mine = make_task(user=ann, processor="external")
    header = {"authorization": f"Bearer {tokens.make(ann)[1]}"}
    body = client.post("/api/v1/queue/claim", {}, content_type="application/json", headers=header).json()
    assert body["task"]["id"] == mine.id
    assert (
        client.post("/api/v1/queue/claim", {}, content_type="application/json", headers=header).json()["task"] is None
    )
    refusal(client.post("/api/v1/queue/claim", {}, content_type="application/json"), 401, "not_authenticated")


def complete_with_a_file(client: Client, claimed: dict[str, Any]) -> Any:
    form = {"lease_token": claimed["lease_token"], "summary": "Read.", "file": [File("notes.txt", b"Nothing special.")]}
    return client.post(f"/api/v1/queue/{claimed['task']['id']}/complete", form)


def notes(client: Client, claimed: dict[str, Any]) -> bytes:
    return fetch(client, f"/api/v1/tasks/{claimed['task']['id']}/files/notes.txt")


def test_a_result_that_arrives_twice_at_once_is_kept_once(
    client: Client, claimed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one finds the lease gone when its files lie there already, and takes them away: its own alone."""
    really, inner = queue.complete, []

    def complete(outcomes: Any) -> set[str]:
        if not inner:
            inner.append(1)
            inner[0] = complete_with_a_file(client, claimed).status_code
        return really(outcomes)

    monkeypatch.setattr("tasks.services.external_work.queue.complete", complete)
    assert (complete_with_a_file(client, claimed).status_code, inner) == (409, [200])
    assert notes(client, claimed) == b"Nothing special."


def test_a_commit_whose_answer_was_lost_keeps_its_files(
    client: Client, claimed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = queue.complete

    def complete(outcomes: Any) -> set[str]:
        really(outcomes)
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("tasks.services.external_work.queue.complete", complete)
    assert complete_with_a_file(client, claimed).status_code == 503
    assert notes(client, claimed) == b"Nothing special."
