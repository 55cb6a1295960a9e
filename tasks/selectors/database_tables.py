"""The project's tables as they lie in the database, for the staff dashboard."""

from __future__ import annotations

from typing import Any

from django.db import connection, models
from django.utils import timezone

from tasks.errors import NotFound
from tasks.models import QueueEntry, StoredFile, Task, TaskLog, TaskResult, Worker
from tasks.selectors.counting import MANY, count_rows, kept
from tasks.selectors.statistics import by_status

MODELS: dict[str, type[models.Model]] = {
    model._meta.db_table: model for model in (Task, TaskLog, TaskResult, QueueEntry, StoredFile, Worker)
}
# A lease's token is its holder's secret.
HIDDEN = {"lease_token"}


def table(name: str) -> type[models.Model]:
    """The model of a table. Raises `NotFound` (`unknown_table`)."""
    if name not in MODELS:
        raise NotFound(f"There is no table {name[:80]!r}; there are {', '.join(MODELS)}.", code="unknown_table")
    return MODELS[name]


def tables() -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "row_count": count_rows(model._default_manager.count, name),
            "columns": [_column(f) for f in columns(model)],
        }
        for name, model in MODELS.items()
    ]


def columns(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.column not in HIDDEN]


def _column(field: Any) -> dict[str, Any]:
    target = field.remote_field.model._meta.db_table if field.remote_field else None
    return {
        "name": field.column,
        "type": field.db_type(connection),
        "nullable": field.null,
        "primary_key": field.primary_key,
        "foreign_key": f"{target}.{field.target_field.column}" if target else None,
    }


def rows(model: type[models.Model], limit: int, offset: int) -> list[dict[str, Any]]:
    """Rows in the order of their keys, newest first, by the columns' own names."""
    names = [(field.attname, field.column) for field in columns(model)]
    values = model._default_manager.order_by("-pk").values_list(*(name for name, _ in names))
    return [dict(zip((column for _, column in names), row, strict=True)) for row in values[offset : offset + limit]]


def stats() -> dict[str, Any]:
    """Where there are many tasks, counts are up to some seconds old."""
    counts = kept("stats by status", by_status, lambda found: sum(found.values()) > MANY)
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        "total_tasks": sum(counts.values()),
        "total_logs": count_rows(TaskLog.objects.count, TaskLog._meta.db_table),
        "total_results": count_rows(TaskResult.objects.count, TaskResult._meta.db_table),
        "total_queue_items": QueueEntry.objects.count(),
        "total_files": count_rows(StoredFile.objects.count, StoredFile._meta.db_table),
        "status_distribution": counts,
        "database_size_bytes": size_bytes(),
        "tasks_today": count_rows(Task.objects.filter(uploaded_at__gte=midnight).count, f"tasks since {midnight}"),
    }


def size_bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])
