from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tasks import queue
from tasks.models import QueueEntry
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import edges, entry, row, run_out

pytestmark = pytest.mark.django_db


def test_the_attempt_is_counted_at_the_claim() -> None:
    task = make_task()
    (claim,) = queue.claim("w1", 5, lease_seconds=30)
    assert (claim.attempt, claim.lease.attempt, row(task).attempt) == (1, 1, 1)
    assert edges(task) == [("pending", "processing", 1, "w1")]


def test_a_worker_that_crashed_has_used_up_an_attempt() -> None:
    task = make_task()
    for number in (1, 2, 3):
        (claim,) = queue.claim(f"w{number}", 1, lease_seconds=30)
        assert claim.attempt == number
        run_out(task)
        assert queue.rescue() == [task.id]
    assert row(task).attempt == 3


def test_it_says_what_is_to_be_done() -> None:
    task = make_task(processor="noop", timeout_seconds=7, max_retries=2, extra_data={"a": [1]}, content=b"abc")
    (claim,) = queue.claim("w1", 1, lease_seconds=30)
    assert (claim.processor, claim.timeout_seconds, claim.max_retries, claim.retry_count) == ("noop", 7, 2, 0)
    assert (claim.extra_data, claim.file_hash, claim.file_name) == ({"a": [1]}, task.file_hash, task.file_name)
    assert claim.source_path == f"uploads/{task.id}/source.txt"


def test_it_ends_with_the_lease() -> None:
    task = make_task()
    before = timezone.now()
    queue.claim("w1", 1, lease_seconds=30)
    held = entry(task)
    assert held is not None and held.expires_at is not None
    assert before + timedelta(seconds=25) < held.expires_at < timezone.now() + timedelta(seconds=35)
    assert (held.assigned_worker, held.next_retry_at) == ("w1", None)


def test_a_held_task_is_not_taken_again() -> None:
    make_task()
    assert queue.claim("w1", 1, lease_seconds=30)
    assert queue.claim("w2", 1, lease_seconds=30) == []


def test_a_lease_that_ran_out_is_the_rescuers_affair_not_the_claims() -> None:
    task = make_task()
    queue.claim("w1", 1, lease_seconds=30)
    run_out(task)
    assert queue.claim("w2", 1, lease_seconds=30) == []


def test_what_a_claim_took_is_found_by_its_token_when_the_answer_was_lost() -> None:
    tasks = [make_task(content=b"first"), make_task(content=b"second")]
    token = queue.new_token()
    lost = queue.claim("w1", 5, lease_seconds=30, token=token)
    assert queue.claimed("w1", token) == lost
    assert [claim.lease.task_id for claim in lost] == [task.id for task in tasks]
    assert queue.claimed("w1", queue.new_token()) == []
    assert queue.claimed("w2", token) == []


def test_a_task_whose_source_is_gone_is_still_claimed_so_that_it_can_fail_with_a_reason() -> None:
    task = make_task()
    task.files.update(is_deleted=True, deleted_at=timezone.now())
    (claim,) = queue.claim("w1", 1, lease_seconds=30)
    assert claim.source_path is None


def test_nothing_to_claim_changes_nothing() -> None:
    assert queue.claim("w1", 5, lease_seconds=30) == []
    assert QueueEntry.objects.count() == 0
