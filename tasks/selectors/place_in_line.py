"""A pending task's true place in line, counted from 1: by priority, then ticket, then age."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection

# A few: one look counts who stands before each. Many: neighbours are numbered together.
FEW = 3
_COUNT = """
SELECT q.task_id, (
    SELECT COUNT(*) FROM task_queue AS w
    WHERE w.assigned_worker IS NULL AND w.mode = q.mode AND (w.priority > q.priority OR (
        w.priority = q.priority AND (w.queue_position < q.queue_position OR (
            w.queue_position = q.queue_position AND w.id <= q.id))))
) FROM task_queue AS q WHERE q.assigned_worker IS NULL AND q.task_id IN ({})
"""
_ENTRIES = """
SELECT mode, -priority, queue_position, id, task_id FROM task_queue WHERE assigned_worker IS NULL AND task_id IN ({})
"""
# The index of the claim holds all that these two look at.
_BEFORE = """
SELECT COUNT(*) FROM task_queue WHERE assigned_worker IS NULL AND mode = %s AND (priority > %s OR (
    priority = %s AND (queue_position < %s OR (queue_position = %s AND id < %s))))
"""
_STRETCH = """
SELECT id FROM task_queue WHERE assigned_worker IS NULL AND mode = %s AND priority BETWEEN %s AND %s{}
ORDER BY mode, priority DESC, queue_position, id
"""


class Entry(NamedTuple):
    """A waiting entry; sorts as the line does."""

    mode: str
    rank: int  # the priority's negative: larger goes first
    ticket: int
    id: int
    task_id: str


def places_in_line(task_ids: Sequence[str]) -> dict[str, int]:
    """Task id → place. Tasks that do not wait are left out."""
    if not task_ids:
        return {}
    places: dict[str, int] = {}
    ids = ", ".join(["%s"] * len(task_ids))
    with connection.cursor() as cursor:
        if len(task_ids) <= FEW:
            cursor.execute(_COUNT.format(ids), list(task_ids))
            return {task_id: int(place) for task_id, place in cursor.fetchall()}
        cursor.execute(_ENTRIES.format(ids), list(task_ids))
        entries = sorted(Entry(*row) for row in cursor.fetchall())
        for _, neighbours in groupby(entries, key=attrgetter("mode")):
            places |= _places(cursor, list(neighbours))
    return places


def _places(cursor: Any, entries: list[Entry]) -> dict[str, int]:
    """Count who stands before the first, and number the line from there to the last: on most pages, neighbours."""
    first, last = entries[0], entries[-1]
    before = _before(cursor, first)
    numbers = _stretch(cursor, first, last)
    # Who was claimed between the looks has no place any more, and cannot be counted from.
    left = [entry for entry in entries if entry.id in numbers]
    if left and left[0] is not first:
        return _places(cursor, left)
    return {entry.task_id: before + 1 + numbers[entry.id] - numbers[first.id] for entry in left}


def _before(cursor: Any, entry: Entry) -> int:
    priority = -entry.rank
    cursor.execute(_BEFORE, [entry.mode, priority, priority, entry.ticket, entry.ticket, entry.id])
    return int(cursor.fetchone()[0])


def _stretch(cursor: Any, first: Entry, last: Entry) -> dict[int, int]:
    """Entry id → number, from some entry at or before `first` to one at or behind `last`."""
    values: list[Any] = [first.mode, -last.rank, -first.rank]
    tickets = ""
    if first.rank == last.rank:
        tickets = " AND queue_position BETWEEN %s AND %s"
        values += [first.ticket, last.ticket]
    cursor.execute(_STRETCH.format(tickets), values)
    return {entry_id: number for number, (entry_id,) in enumerate(cursor.fetchall())}
