from __future__ import annotations

from typing import Any

from django.conf import settings

# Of these processors nobody expects a report; static/js/reported.js has the same list.
NONE = ("noop", "drill")


def has_report(status: str, result_url: str | None, processor: str) -> bool:
    """Whether a task's page may offer a report, as far as its row alone says: one look more for each would be dear."""
    return status == "completed" and bool(result_url) and (processor or settings.ENV.task_processor) not in NONE


def reported(task: dict[str, Any]) -> bool:
    return has_report(task["status"], task["result_url"], task["processor"])
