from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from novel_tasks.testing.waiting import until
from tasks.tests.processes.cluster import Cluster, OnCluster

pytestmark = [pytest.mark.processes, pytest.mark.services]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with Cluster() as made:
        yield made


def test_in_the_middle_of_the_work_by_a_crash_and_in_good_order(cluster: Cluster, tmp_path: Path) -> None:
    with ExitStack() as stack:
        # The lease as it comes out of the box: what is asked is whether a restart costs anybody an attempt.
        site = stack.enter_context(OnCluster(cluster, tmp_path, LEASE_SECONDS="", HEARTBEAT_SECONDS=""))
        tasks = site.add(30, do="sleep", seconds=0.5, steps=3)
        workers = [site.worker("--concurrency", "2") for _ in range(2)]
        ended = "SELECT COUNT(*) FROM tasks WHERE status = 'completed'"
        for share, mode in ((3, "immediate"), (12, "fast")):
            until(lambda: site.sql(ended)[0][0] >= share, f"{share} tasks to be done", 100)  # noqa: B023
            cluster.stop(mode)
            said = site.output().count("The database is away")
            until(lambda: site.output().count("The database is away") > said, "a worker to notice", 60)  # noqa: B023
            cluster.start()
        site.until_all(tasks, "completed")
        site.ended_once(tasks)
        assert [worker.poll() for worker in workers] == [None, None]
        assert {site.state(task)["attempt"] for task in tasks} == {1}, "a restart costs no attempt"
