"""Upkeep of the database at a staff member's request."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from tasks.models import Task, TaskLog
from tasks.services.deletion import delete_tasks
from tasks.states import FINISHED, Status

AT_ONCE = 1000


def clean_logs(days_old: int) -> int:
    """Delete the log lines of finished tasks that are older than so many days; how many they were."""
    before = timezone.now() - timedelta(days=days_old)
    old = TaskLog.objects.filter(created_at__lt=before, task__status__in=FINISHED)
    deleted = 0
    # In bites: one long transaction would hold up everybody who writes.
    while ids := list(old.values_list("id", flat=True)[:AT_ONCE]):
        deleted += TaskLog.objects.filter(id__in=ids).delete()[0]
    return deleted


def clean_failed(days_old: int) -> int:
    """Delete the tasks that failed more than so many days ago, with all that belongs to them; how many they were."""
    before = timezone.now() - timedelta(days=days_old)
    old = Task.objects.filter(status=Status.FAILED, completed_at__lt=before)
    deleted = 0
    while ids := list(old.values_list("id", flat=True)[: AT_ONCE // 10]):
        # None of them left: others deleted them, or put them in line again.
        if not (gone := delete_tasks(ids)):
            break
        deleted += len(gone)
    return deleted


def vacuum() -> None:
    """Give back the room that deleted rows held, and renew what the planner knows."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "VACUUM")
