from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

LEVELS = ("debug", "info", "warning", "error")


class TaskLog(models.Model):
    """One line of a task's log. Every change of status is one, with from, to, attempt and worker in `details`.

    A line is inserted after its transaction has updated the task's row. The row's lock makes the ids of one task's
    lines grow in the order of their commits, so a reader who asks for "after line n" misses none.
    """

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey("tasks.Task", on_delete=models.CASCADE, related_name="logs", db_index=False)
    log_level = models.CharField(max_length=7, choices=[(level, level) for level in LEVELS], default="info")
    message = models.TextField()
    details = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "task_logs"
        ordering = ["id"]
        indexes = [models.Index(fields=["task", "id"], name="task_logs_of_task")]
        constraints = [models.CheckConstraint(condition=Q(log_level__in=LEVELS), name="task_logs_level_known")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.id}"
