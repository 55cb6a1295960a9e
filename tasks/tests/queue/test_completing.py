from __future__ import annotations

import pytest

from tasks import queue
from tasks.models import QueueEntry, StoredFile, Task, TaskResult
from tasks.queue import FileMade, Outcome
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import edges, everything, row, take

pytestmark = pytest.mark.django_db


def made(lease: queue.Lease, *names: str) -> tuple[FileMade, ...]:
    folder = f"results/{lease.task_id}/{lease.token}"
    return tuple(FileMade(name, f"{folder}/{name}", "text/plain", 3, "0" * 64) for name in names)


def test_result_files_status_log_and_queue_go_together() -> None:
    task = make_task()
    lease = take(task)
    outcome = Outcome(
        lease,
        1234,
        tokens_processed=7,
        summary="A novel.",
        full_content="{}",
        quality_score=0.876,
        confidence_score=1.0,
        extra_data={"language": "en"},
        files=made(lease, "report.json", "clean.txt"),
    )
    assert queue.complete([outcome]) == {task.id}
    after = row(task)
    assert (after.status, after.progress, after.stage, after.result_url) == (
        "completed",
        100,
        "",
        f"/results/{task.id}",
    )
    assert after.completed_at is not None and after.error_message is None
    assert not QueueEntry.objects.filter(task=task).exists()
    result = TaskResult.objects.get(task=task)
    assert (result.summary, result.processing_time_ms, result.tokens_processed) == ("A novel.", 1234, 7)
    assert (str(result.quality_score), str(result.confidence_score)) == ("0.88", "1.00")
    assert result.result_file_path == f"results/{task.id}/{lease.token}/report.json"
    assert set(StoredFile.objects.filter(task=task).values_list("stored_name", flat=True)) == {
        "source",
        "report.json",
        "clean.txt",
    }
    assert edges(task)[-1] == ("processing", "completed", 1, "w1")


def test_repeating_it_changes_nothing() -> None:
    task = make_task()
    lease = take(task)
    outcome = Outcome(lease, 10, summary="once", files=made(lease, "report.json"))
    queue.complete([outcome])
    before = everything(task)
    assert queue.complete([outcome]) == set()
    assert everything(task) == before


def test_the_same_outcome_twice_in_one_call_counts_once() -> None:
    task = make_task()
    outcome = Outcome(take(task), 10)
    assert queue.complete([outcome, outcome]) == {task.id}
    assert [edge[1] for edge in edges(task)].count("completed") == 1


def test_many_at_once_and_only_those_that_are_held() -> None:
    tasks = [make_task() for _ in range(5)]
    leases = [claim.lease for claim in queue.claim("w", 5, lease_seconds=30)]
    queue.cancel(tasks[2].id, "somebody")
    done = queue.complete([Outcome(lease, 1) for lease in leases])
    assert done == {task.id for task in tasks} - {tasks[2].id}
    assert row(tasks[2]).status == "failed"
    assert not TaskResult.objects.filter(task=tasks[2]).exists()


@pytest.mark.parametrize("second_has_files", [True, False])
def test_a_new_result_replaces_the_former_one_and_its_files(second_has_files: bool) -> None:
    task = make_task()
    first = take(task)
    queue.complete([Outcome(first, 1, summary="first", files=made(first, "report.json", "clean.txt"))])
    queue.retry(task.id, "somebody", max_retries=3, timeout_seconds=10)
    assert TaskResult.objects.get(task=task).summary == "first", "it stays until the new one is there"
    second = take(task)
    queue.complete([Outcome(second, 1, summary="second", files=made(second, "report.json") * second_has_files)])
    assert TaskResult.objects.get(task=task).summary == "second"
    visible = StoredFile.objects.filter(task=task, is_deleted=False).exclude(stored_name="source")
    assert [file.storage_path for file in visible] == (
        [f"results/{task.id}/{second.token}/report.json"] if second_has_files else []
    )


def test_a_result_page_of_the_processors_own() -> None:
    task = make_task()
    queue.complete([Outcome(take(task), 1, result_url="https://example.org/r/1")])
    assert Task.objects.get(id=task.id).result_url == "https://example.org/r/1"
