from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.tests.processes.plant import Plant

pytestmark = pytest.mark.processes
HERE = "tasks.tests.processes.processors"


def test_a_full_disk_is_a_failed_attempt_and_leaves_nothing(plant: Callable[..., Plant]) -> None:
    site = plant()
    (task,) = site.add(1, processor=f"{HERE}.full_disk_once")
    assert site.worker("--drain").wait(100) == 0
    site.ended_once([task])
    assert [edge[1] for edge in site.edges(task)] == ["processing", "pending", "processing", "completed"]
    reason = site.sql("SELECT message FROM task_logs WHERE task_id = ? AND log_level = 'warning'", task)
    assert "No space left on device" in reason[0][0] and "in stage files" in reason[0][0]
    assert [path.name for path in (site.folder / "media").rglob("*") if path.is_file()] == ["clean.txt"]


def test_a_storage_that_cannot_be_written_fails_the_task_with_the_reason(on_sqlite: Callable[..., Plant]) -> None:
    site = on_sqlite()
    (site.folder / "media").mkdir(exist_ok=True)
    (site.folder / "media" / "results").write_text("a file where the folder should be")
    (task,), healthy = site.add(1, processor=f"{HERE}.writes", retries=1), site.add(2)
    assert site.worker("--drain").wait(100) == 0
    site.ended_once(healthy)
    after = site.state(task)
    assert after["status"] == "failed" and "tried 2 times" in after["error_message"]
    assert not list((site.folder / "media" / "incoming").iterdir())


def test_odd_results_are_stored_and_odd_errors_told_and_cost_others_nothing(plant: Callable[..., Plant]) -> None:
    site = plant()
    (odd,) = site.add(1, processor=f"{HERE}.odd")
    failing = [site.add(1, processor=f"{HERE}.{name}", retries=0)[0] for name in ("odd_error", "nothing", "absent")]
    healthy = site.add(5)
    assert site.worker("--drain").wait(100) == 0, site.output()
    site.ended_once([odd, *healthy])
    messages = [site.state(task)["error_message"] for task in failing]
    assert messages[0].startswith("ValueError: nul  and surrogate ?")
    assert messages[1].startswith("TypeError: a processor gives back a Result, a dict of its fields, or None, not int")
    assert messages[2].startswith("ImportError")
    assert {site.state(task)["attempt"] for task in healthy} == {1}
