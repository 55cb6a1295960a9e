"""Lists of tasks: sorted, by page or by cursor."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from tasks.errors import Invalid
from tasks.models import Task
from tasks.selectors.selection import Selection
from tasks.selectors.task_rows import rows_where

SORTS = ("uploaded_at", "file_name", "status")


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a direction; `uploaded_at` and the id decide between equals, so that pages never overlap."""

    column: str = "uploaded_at"
    descending: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        return ("status", "uploaded_at", "id") if self.column == "status" else (self.column, "id")

    @property
    def sql(self) -> str:
        direction = "DESC" if self.descending else "ASC"
        return "ORDER BY " + ", ".join(f"t.{column} {direction}" for column in self.columns)


def page(tasks: Selection, order: Order, total: int, number: int, size: int) -> list[dict[str, Any]]:
    """Page `number`, from 1. Pages of the second half are counted from the end: the last costs what the first does."""
    start = (number - 1) * size
    if start >= total:
        return []
    stop = min(start + size, total)
    if start <= total // 2:
        return _rows(tasks, order, order, stop - start, start)
    return _rows(tasks, replace(order, descending=not order.descending), order, stop - start, total - stop)


def after_cursor(tasks: Selection, order: Order, cursor: str, size: int) -> list[dict[str, Any]]:
    """The `size` tasks that follow `cursor` in `order`, at the same cost however deep. Blank: from the start."""
    if cursor:
        values = _read(cursor, order)
        # A row value begins at its place in the index: no look at what comes before.
        columns = ", ".join(f"t.{column}" for column in order.columns)
        places = ", ".join(["%s"] * len(values))
        tasks = tasks.where(f"({columns}) {'<' if order.descending else '>'} ({places})", *values)
    return _rows(tasks, order, order, size, 0)


def _rows(tasks: Selection, chosen_by: Order, order: Order, limit: int, offset: int) -> list[dict[str, Any]]:
    """The ids come from an index; whole rows are read of those alone that are shown."""
    ids = f"t.id IN (SELECT t.id {tasks.sql} {chosen_by.sql} LIMIT %s OFFSET %s)"
    return rows_where(f"{ids} {order.sql}", [*tasks.values, limit, offset])


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
    if column != "uploaded_at":
        return value
    return connection.ops.adapt_datetimefield_value(datetime.fromisoformat(value).astimezone(UTC))
