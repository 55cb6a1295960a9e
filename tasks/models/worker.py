from __future__ import annotations

from django.db import models
from django.utils import timezone


class Worker(models.Model):
    """A live `runworker` process. The row is there while the process lives; the dead are swept by the living."""

    name = models.CharField(primary_key=True, max_length=200)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    version = models.CharField(max_length=40)
    processor = models.CharField(max_length=200)
    concurrency = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    heartbeat_at = models.DateTimeField(default=timezone.now)
    running = models.JSONField(default=list, help_text="ids of the tasks it works on")
    memory_bytes = models.BigIntegerField(default=0, help_text="resident, children included")
    done_count = models.PositiveBigIntegerField(default=0)
    failed_count = models.PositiveBigIntegerField(default=0)
    is_stopping = models.BooleanField(default=False)

    class Meta:
        db_table = "task_workers"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
