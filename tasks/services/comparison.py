"""Two tasks' reports and texts, compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tasks.analysis.compare import compare
from tasks.analysis.decoding import decode
from tasks.errors import NotFound, unknown_task
from tasks.selectors.reading_reports import StrangeReport, reading
from tasks.selectors.result import report_of
from tasks.selectors.visible import is_visible
from tasks.services.sources import read_source


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its report, and the decoded text that the report's offsets count in."""

    task_id: str
    report: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`result` is what `tasks.analysis.compare` promises."""

    a: Side
    b: Side
    result: dict[str, Any]


def compare_tasks(user: Any, a: str, b: str) -> Comparison:
    """Compare what came of two tasks. Raises `NotFound`: `unknown_task`, `no_result`, `file_gone`."""
    side_a, side_b = _side(user, a), _side(user, b)
    try:
        with reading(f"{a} or {b}"):
            result = compare(side_a.report, side_a.text, side_b.report, side_b.text)
    except StrangeReport as error:
        raise NotFound(str(error), code="no_result") from None
    return Comparison(side_a, side_b, result)


def _side(user: Any, task_id: str) -> Side:
    if not is_visible(user, task_id):
        raise unknown_task(task_id)
    report = report_of(task_id)
    if report is None:
        raise NotFound(f"The task {task_id} has no report to compare.", code="no_result", task_id=task_id)
    return Side(task_id, report, decode(read_source(task_id)).text)
