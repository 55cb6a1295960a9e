"""Lists of tasks: filtered, searched, sorted, by page or by cursor."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from tasks.errors import Invalid
from tasks.models import Task

SORTS = ("uploaded_at", "file_name", "status")


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a direction; the id decides between equals, so that pages never overlap."""

    column: str = "uploaded_at"
    descending: bool = True

    def apply(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        sign = "-" if self.descending else ""
        columns = [self.column, "uploaded_at", "id"] if self.column == "status" else [self.column, "id"]
        return tasks.order_by(*(sign + column for column in columns))


def filtered(tasks: QuerySet[Task], *, status: str = "", q: str = "") -> QuerySet[Task]:
    if status:
        tasks = tasks.filter(status=status)
    if q:
        tasks = tasks.filter(Q(file_name__icontains=q) | Q(id=q))
    return tasks


def after_cursor(tasks: QuerySet[Task], order: Order, cursor: str) -> QuerySet[Task]:
    """The tasks that follow `cursor` in `order`; a page costs the same however deep it lies. Blank: from the start."""
    if not cursor:
        return tasks
    column, value, task_id = _read(cursor)
    if column != order.column:
        raise Invalid("cursor", "This cursor belongs to another sort_by; start again without one.")
    side = "lt" if order.descending else "gt"
    return tasks.filter(Q(**{f"{column}__{side}": value}) | Q(**{column: value, f"id__{side}": task_id}))


def cursor_of(task: dict[str, Any], order: Order) -> str:
    return base64.urlsafe_b64encode(json.dumps([order.column, str(task[order.column]), task["id"]]).encode()).decode()


def _read(cursor: str) -> tuple[str, Any, str]:
    try:
        column, value, task_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        parsed = parse_datetime(value) if column == "uploaded_at" else str(value)
        if parsed is None or column not in SORTS or not isinstance(task_id, str):
            raise ValueError
    except (ValueError, TypeError, binascii.Error):
        raise Invalid("cursor", "This cursor cannot be read; start again without one.") from None
    return column, parsed, task_id
