"""With a million finished tasks in the tables, whatever reads a table from end to end would stop the queue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasks import queue
from tasks.models import Task
from tasks.queue import Failure, FileMade, Outcome, Progress, looking
from tasks.selectors.place_in_line import places_in_line
from tasks.tests.factories import make_finished_task, make_task

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are asked for where large installations are"),
]

TABLES = ("tasks", "task_logs", "task_results", "file_storage", "task_queue")


@pytest.fixture(autouse=True)
def some_rows() -> None:
    for _ in range(3):
        make_finished_task()
    for _ in range(8):
        make_task()


def taken() -> list[queue.Lease]:
    return [claim.lease for claim in queue.claim("w", 4, lease_seconds=30)]


def outcome(lease: queue.Lease) -> Outcome:
    return Outcome(lease, 1, files=(FileMade("report.json", f"results/{lease.task_id}/x", "a/b", 1, "0" * 64),))


def rescued() -> None:
    assert len(queue.rescue()) == 4


ACTS: dict[str, tuple[Callable[[], Any], Callable[[Any], Any]]] = {
    "claim": (lambda: None, lambda _: taken()),
    "renew": (taken, lambda leases: queue.renew(leases, 30)),
    "progress": (
        taken,
        lambda leases: queue.report_progress(
            [Progress(lease, 5, "s", [("info", "m", {})], number=1) for lease in leases]
        ),
    ),
    "complete": (taken, lambda leases: queue.complete([outcome(lease) for lease in leases])),
    "fail": (taken, lambda leases: queue.fail([Failure(lease, "It broke.") for lease in leases])),
    "give up": (taken, lambda leases: queue.fail([Failure(lease, "It broke.", permanent=True) for lease in leases])),
    "release": (taken, lambda leases: queue.release(leases, "given back")),
    "rescue": (lambda: queue.claim("dead", 4, lease_seconds=-1), lambda _: rescued()),
    "cancel": (lambda: None, lambda _: queue.cancel(waiting(), "somebody")),
    "enqueue": (lambda: None, lambda _: make_task()),
    "look": (
        taken,
        lambda leases: [
            looking.something_is_ready(),
            looking.anybody_waits(),
            looking.seconds_until_due(),
            looking.count_ready(5),
            looking.still_held(leases),
            places_in_line([waiting()]),
        ],
    ),
}


def waiting() -> str:
    return Task.objects.filter(status="pending").latest("uploaded_at").id


def statements(act: str) -> list[str]:
    prepare, do = ACTS[act]
    given = prepare()
    with CaptureQueriesContext(connection) as captured:
        do(given)
    words = ("SELECT", "UPDATE", "DELETE", "INSERT")
    found = [query["sql"] for query in captured if query["sql"].lstrip().startswith(words)]
    return [sql for sql in found if any(f'"{table}"' in sql or f" {table} " in sql for table in TABLES)]


def whole_tables(sql: str) -> list[str]:
    """What this statement reads from end to end, even where that is made as unattractive as can be."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()
    return [str(node) for node in nodes(plan[0]["Plan"]) if reads_all(node)]


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {key: value for key, value in node.items() if key != "Plans"}
    for child in node.get("Plans", []):
        yield from nodes(child)


def reads_all(node: dict[str, Any]) -> bool:
    if node["Node Type"] == "Seq Scan":
        return node["Relation Name"] in TABLES
    # Through an index, but all of it. The queue itself holds live work only, and is read in its order.
    return "Index" in node["Node Type"] and "Index Cond" not in node and node.get("Relation Name") in TABLES[:-1]


@pytest.mark.parametrize("act", ACTS)
def test_it_does(act: str) -> None:
    found = statements(act)
    assert found
    assert {sql: scans for sql in found if (scans := whole_tables(sql))} == {}


def test_the_control_a_whole_table_would_be_seen() -> None:
    assert whole_tables("SELECT * FROM task_logs WHERE log_level = 'debug' ORDER BY id")
    assert whole_tables("SELECT * FROM task_queue WHERE retry_count = 3")
