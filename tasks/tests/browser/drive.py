"""Acting as an external service beside the page."""

from __future__ import annotations

from typing import Any

import httpx

from novel_tasks.testing.installation import Installation


def patch(installation: Installation, task_id: str, **changes: Any) -> dict[str, Any]:
    answer = httpx.patch(f"{installation.url}/api/v1/tasks/{task_id}", json=changes, timeout=30)
    assert answer.status_code == 200, answer.text
    task: dict[str, Any] = answer.json()
    return task


def row(task_id: str) -> str:
    """The selector of a task's row."""
    return f".task-row[data-id='{task_id}']"
