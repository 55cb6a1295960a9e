"""A pending task's true place in line, counted from 1: by priority, then ticket, then age."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

# A few: count who stands before each. Many: number the whole line once.
FEW = 3
_COUNT = """
SELECT q.task_id, (
    SELECT COUNT(*) FROM task_queue AS w
    WHERE w.assigned_worker IS NULL AND w.mode = q.mode AND (w.priority > q.priority OR (
        w.priority = q.priority AND (w.queue_position < q.queue_position OR (
            w.queue_position = q.queue_position AND w.id <= q.id))))
) FROM task_queue AS q WHERE q.assigned_worker IS NULL AND q.task_id IN ({})
"""

# The whole line comes from the index of the claim alone, and numbering it here is several times as fast as a window.
_ENTRIES = "SELECT task_id, id, mode FROM task_queue WHERE assigned_worker IS NULL AND task_id IN ({})"
_LINE = """
SELECT id FROM task_queue WHERE assigned_worker IS NULL AND mode = %s ORDER BY mode, priority DESC, queue_position, id
"""


def places_in_line(task_ids: Sequence[str]) -> dict[str, int]:
    """Task id → place. Tasks that do not wait are left out."""
    if not task_ids:
        return {}
    with connection.cursor() as cursor:
        if len(task_ids) <= FEW:
            cursor.execute(_COUNT.format(", ".join(["%s"] * len(task_ids))), list(task_ids))
            return {task_id: int(place) for task_id, place in cursor.fetchall()}
        cursor.execute(_ENTRIES.format(", ".join(["%s"] * len(task_ids))), list(task_ids))
        entries = cursor.fetchall()
        lines: dict[str, dict[int, int]] = {}
        for mode in {mode for _, _, mode in entries}:
            cursor.execute(_LINE, [mode])
            lines[mode] = {entry_id: place for place, (entry_id,) in enumerate(cursor.fetchall(), 1)}
    # Who was claimed between the two looks has no place any more.
    return {task_id: lines[mode][entry_id] for task_id, entry_id, mode in entries if entry_id in lines[mode]}
