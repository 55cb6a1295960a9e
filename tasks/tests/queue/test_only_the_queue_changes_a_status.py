"""Nothing outside `tasks.queue` writes a task's state or saves a whole row that others write to as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SHARED = {"status", "progress", "stage", "attempt", "revision", "started_at", "completed_at", "error_message"}
LEASE = {"assigned_worker", "assigned_at", "lease_token", "expires_at", "retry_count", "next_retry_at"}
# An upload inserts the row that nobody else can know of yet; an import brings whole tasks back from elsewhere.
INSERTS = {"tasks/services/upload.py", "tasks/services/importing.py"}


def sources() -> Iterator[Path]:
    for app in ("novel_tasks", "realtime", "tasks"):
        for path in (ROOT / app).rglob("*.py"):
            if not {"tests", "migrations", "analysis"} & set(path.relative_to(ROOT).parts):
                yield path


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, what) of each guarded-column UPDATE, whole-row save() of a task or entry, and bulk_update."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        text = ast.unparse(node.func.value)
        names = {keyword.arg for keyword in node.keywords if keyword.arg}
        if node.func.attr == "update" and ("Task.objects" in text or "QueueEntry.objects" in text):
            if touched := names & (SHARED | LEASE):
                yield node.lineno, f"update({', '.join(sorted(touched))})"
            elif any(keyword.arg is None for keyword in node.keywords):
                yield node.lineno, "update(**…)"
        elif node.func.attr == "bulk_update":
            yield node.lineno, "bulk_update"
        elif (
            node.func.attr in ("save", "asave")
            and not names & {"update_fields", "force_insert"}
            and text.rsplit(".", 1)[-1] in ("task", "entry", "queue_entry")
        ):
            yield node.lineno, f"{text}.save()"


@pytest.mark.pure
def test_no_other_module_does() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in sources()
        if not path.is_relative_to(ROOT / "tasks" / "queue") and str(path.relative_to(ROOT)) not in INSERTS
        for line, what in writes(ast.parse(path.read_text()))
    ]
    assert found == []


@pytest.mark.pure
@pytest.mark.parametrize(
    "code",
    [
        "Task.objects.filter(id=1).update(status='failed')",
        "QueueEntry.objects.filter(id=1).update(expires_at=None)",
        "Task.objects.filter(id=1).update(**changes)",
        "task.save()",
        "self.entry.save()",
        "Task.objects.bulk_update(tasks, ['status'])",
    ],
)
def test_the_control_it_would_be_seen(code: str) -> None:
    assert list(writes(ast.parse(code)))


@pytest.mark.pure
def test_the_queue_is_seen_to_do_it() -> None:
    found = [each for path in (ROOT / "tasks" / "queue").glob("*.py") for each in writes(ast.parse(path.read_text()))]
    assert len(found) > 10
