from __future__ import annotations

import json
from typing import Any

from tasks.analysis.report import SCHEMA
from tasks.errors import NotFound
from tasks.models import StoredFile, Task, TaskResult
from tasks.models.stored_file import SOURCE


def file_url(task_id: str, name: str) -> str:
    return f"/api/v1/tasks/{task_id}/files/{name}"


def result_of(task_id: str, *, with_report: bool = True) -> dict[str, Any]:
    """What came of a task, with its report unless that is not wanted: it may be megabytes, and is null then.

    Raises `NotFound` (`no_result`) while there is nothing.
    """
    results = TaskResult.objects.filter(task_id=task_id)
    result = (results if with_report else results.defer("full_content")).first()
    if result is None:
        status = Task.objects.filter(id=task_id).values_list("status", flat=True).first()
        reason = "it was finished elsewhere" if status == "completed" else f"the task is {status}"
        raise NotFound(f"There is no result here: {reason}.", code="no_result", status=status)
    files = files_of(task_id)
    main = next((file["url"] for file in files if file["name"] == "report.json"), None)
    return {
        "task_id": task_id,
        "summary": result.summary,
        "processing_time_ms": result.processing_time_ms,
        "tokens_processed": result.tokens_processed,
        "quality_score": _number(result.quality_score),
        "confidence_score": _number(result.confidence_score),
        "result_file_url": main,
        "report": json.loads(result.full_content) if with_report and result.full_content else None,
        "files": files,
    }


def has_result(task_id: str) -> bool:
    return TaskResult.objects.filter(task_id=task_id).exists()


def report_of(task_id: str) -> dict[str, Any] | None:
    """The report of a task, where it has one in the form that the analysis writes."""
    return ours(TaskResult.objects.filter(task_id=task_id).values_list("full_content", flat=True).first())


def ours(content: str | None) -> dict[str, Any] | None:
    """What is kept as a report, if it says of itself that it is one of the analysis's form."""
    report = json.loads(content) if content else None
    return report if isinstance(report, dict) and report.get("schema") == SCHEMA else None


def files_of(task_id: str) -> list[dict[str, Any]]:
    rows = StoredFile.objects.filter(task_id=task_id, is_deleted=False).exclude(stored_name=SOURCE).order_by("id")
    return [
        {
            "name": row.stored_name,
            "size": row.file_size,
            "content_type": row.content_type,
            "checksum": row.checksum,
            "url": file_url(task_id, row.stored_name),
        }
        for row in rows
    ]


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
