"""Lists of tasks: filtered, searched, sorted, by page or by cursor."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet

from tasks.errors import Invalid
from tasks.models import Task

SORTS = ("uploaded_at", "file_name", "status")


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a direction; `uploaded_at` and the id decide between equals, so that pages never overlap."""

    column: str = "uploaded_at"
    descending: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        return ("status", "uploaded_at", "id") if self.column == "status" else (self.column, "id")

    def apply(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        sign = "-" if self.descending else ""
        return tasks.order_by(*(sign + column for column in self.columns))


def filtered(tasks: QuerySet[Task], *, status: str = "", q: str = "") -> QuerySet[Task]:
    if status:
        tasks = tasks.filter(status=status)
    if q:
        tasks = tasks.filter(Q(file_name__icontains=q) | Q(id=q))
    return tasks


def page(tasks: QuerySet[Task], order: Order, total: int, number: int, size: int) -> QuerySet[Task]:
    """Page `number`, from 1. Pages of the second half are counted from the end: the last costs what the first does."""
    start = (number - 1) * size
    if start >= total:
        return tasks.none()
    stop = min(start + size, total)
    if start <= total // 2:
        return order.apply(tasks)[start:stop]
    backwards = Order(order.column, not order.descending).apply(tasks)
    ids = list(backwards.values_list("id", flat=True)[total - stop : total - start])
    return order.apply(Task.objects.filter(id__in=ids))


def after_cursor(tasks: QuerySet[Task], order: Order, cursor: str) -> QuerySet[Task]:
    """The tasks that follow `cursor` in `order`; a page costs the same however deep it lies. Blank: from the start."""
    if not cursor:
        return tasks
    values = _read(cursor, order)
    side = "lt" if order.descending else "gt"
    first = order.columns[0]
    # The first condition alone bounds the index scan; the second decides between equals.
    beyond, equal = Q(), Q()
    for column, value in zip(order.columns, values, strict=True):
        beyond |= equal & Q(**{f"{column}__{side}": value})
        equal &= Q(**{column: value})
    return tasks.filter(Q(**{f"{first}__{side}e": values[0]}) & beyond)


def cursor_of(task_id: str, order: Order) -> str:
    """Where to go on after this task. From the row itself: what answers show of a time is shorter than what is kept."""
    values = Task.objects.values_list(*order.columns).get(id=task_id)
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([order.column, *plain]).encode()).decode()


def _read(cursor: str, order: Order) -> list[Any]:
    try:
        column, *values = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        if column != order.column:
            raise Invalid("cursor", "This cursor belongs to another sort_by; start again without one.")
        return [_value(name, value) for name, value in zip(order.columns, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise Invalid("cursor", "This cursor cannot be read; start again without one.") from None


def _value(column: str, value: Any) -> Any:
    if not isinstance(value, str) or not value.isprintable():  # lone surrogates are not printable either
        raise ValueError
    return datetime.fromisoformat(value).astimezone(UTC) if column == "uploaded_at" else value
