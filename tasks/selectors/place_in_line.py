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

# The window runs over the waiting entries through the index of the claim, once, however many tasks are asked for.
_SQL = """
SELECT task_id, place FROM (
    SELECT task_id, ROW_NUMBER() OVER (PARTITION BY mode ORDER BY priority DESC, queue_position, id) AS place
    FROM task_queue WHERE assigned_worker IS NULL
) AS line WHERE task_id IN ({})
"""


def places_in_line(task_ids: Sequence[str]) -> dict[str, int]:
    """Task id → place. Tasks that do not wait are left out."""
    if not task_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            (_COUNT if len(task_ids) <= FEW else _SQL).format(", ".join(["%s"] * len(task_ids))), list(task_ids)
        )
        return {task_id: int(place) for task_id, place in cursor.fetchall()}
