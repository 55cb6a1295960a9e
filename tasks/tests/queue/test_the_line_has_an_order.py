from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from tasks import queue
from tasks.models import QueueEntry, Task
from tasks.selectors.place_in_line import places_in_line
from tasks.selectors.snapshots import snapshots
from tasks.tests.factories import make_task
from tasks.tests.queue.rows import make_due, row

pytestmark = pytest.mark.django_db


def order(limit: int = 100) -> list[str]:
    """The ids in the order in which one worker after the other would take them."""
    taken: list[str] = []
    while claims := queue.claim("w", limit, lease_seconds=30):
        taken += [claim.lease.task_id for claim in claims]
    return taken


@pytest.fixture
def owners() -> list[Any]:
    return [get_user_model().objects.create(username=name) for name in ("alice", "bob", "carol")]


def test_larger_priority_first_then_age() -> None:
    tasks = [make_task(priority=priority) for priority in (0, 5, 0, -3, 5)]
    assert order(1) == [tasks[index].id for index in (1, 4, 0, 2, 3)]


def test_one_claim_of_many_keeps_the_order() -> None:
    tasks = [make_task(priority=priority) for priority in (0, 5, 0)]
    assert order(3) == [tasks[1].id, tasks[0].id, tasks[2].id]


def test_owners_take_turns_within_a_priority(owners: list[Any]) -> None:
    alice, bob, carol = owners
    many = [make_task(user=alice) for _ in range(6)]
    two = [make_task(user=bob) for _ in range(2)]
    one = make_task(user=carol)
    first_six = order(1)[:6]
    assert {*[task.id for task in two], one.id} <= set(first_six)
    assert [task_id for task_id in first_six if task_id in {task.id for task in many}] == [task.id for task in many[:3]]


def test_a_newcomer_is_not_put_before_those_who_waited_longer_for_the_same_turn(owners: list[Any]) -> None:
    alice, bob, _ = owners
    [make_task(user=alice) for _ in range(3)]
    assert len(queue.claim("w", 2, lease_seconds=30)) == 2
    third = Task.objects.get(status="pending")
    new = make_task(user=bob)
    assert order(1) == [third.id, new.id], "nobody is served before the front of the line"


def test_priority_comes_before_fairness(owners: list[Any]) -> None:
    alice, bob, _ = owners
    low = make_task(user=bob)
    high = [make_task(user=alice, priority=1) for _ in range(3)]
    assert order(1) == [*[task.id for task in high], low.id]


def test_the_place_that_people_see_is_the_place_in_which_tasks_are_taken(owners: list[Any]) -> None:
    for number in range(12):
        make_task(user=owners[(number * number) % 3], priority=number % 2)
    ids = list(Task.objects.values_list("id", flat=True))
    places = places_in_line(ids)
    few = {task_id: places_in_line([task_id])[task_id] for task_id in ids}
    assert places == few, "one task asked for alone has the same place"
    assert order(1) == sorted(ids, key=places.__getitem__)
    assert sorted(places.values()) == list(range(1, 13))


def test_only_pending_tasks_have_a_place() -> None:
    first, second = make_task(), make_task()
    queue.claim("w", 1, lease_seconds=30)
    states = {state["id"]: state["queue_position"] for state in snapshots([first.id, second.id])}
    assert states == {first.id: None, second.id: 1}


def test_a_new_priority_is_a_place_in_the_other_line() -> None:
    """A ticket of the old line says nothing in the new one: it would put the task before all who waited there."""
    waiting = [make_task(priority=5) for _ in range(3)]
    QueueEntry.objects.filter(task__in=waiting).update(queue_position=1000)
    task = make_task()
    queue.patch(task.id, {"priority": 5})
    assert order(1) == [*[each.id for each in waiting], task.id]


def test_a_delayed_retry_waits_until_it_is_due() -> None:
    task = make_task()
    QueueEntry.objects.filter(task=task).update(next_retry_at=timezone.now() + timedelta(hours=1))
    assert queue.claim("w", 1, lease_seconds=30) == []
    make_due(task)
    assert [claim.lease.task_id for claim in queue.claim("w", 1, lease_seconds=30)] == [task.id]


def test_external_tasks_are_never_taken_by_a_worker() -> None:
    task = make_task(processor="external")
    assert queue.claim("w", 10, lease_seconds=30) == []
    assert row(task).status == "pending"
    assert [claim.lease.task_id for claim in queue.claim("e", 10, lease_seconds=30, mode="external")] == [task.id]


def test_a_task_that_a_service_gave_back_stays_external() -> None:
    task = make_task()
    queue.patch(task.id, {"status": "processing"})
    queue.patch(task.id, {"status": "pending"})
    assert queue.claim("w", 10, lease_seconds=30) == []


def test_ten_thousand_tasks_of_one_owner_starve_nobody(owners: list[Any]) -> None:
    alice, bob, carol = owners
    template = make_task(user=alice)
    many = [Task(id=f"task-1-{number:09x}", **same(template)) for number in range(10_000)]
    Task.objects.bulk_create(many)
    QueueEntry.objects.bulk_create(
        QueueEntry(task=task, user=alice, queue_position=place) for place, task in enumerate(many, 1)
    )
    begun = [claim.lease.task_id for claim in queue.claim("w", 50, lease_seconds=30)]
    assert len(begun) == 50
    late = [make_task(user=bob), make_task(user=carol), make_task(user=bob)]
    assert places_in_line([late[0].id, late[1].id])[late[1].id] <= 3
    first = [claim.lease.task_id for _ in range(6) for claim in queue.claim("w", 1, lease_seconds=30)]
    assert {task.id for task in late} <= set(first)


def same(task: Task) -> dict[str, Any]:
    names = ("file_name", "file_size", "file_type", "status", "user_id")
    return {name: getattr(task, name) for name in names} | {"file_hash": task.file_hash, "is_duplicate": True}
