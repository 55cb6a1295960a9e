from __future__ import annotations

import re
import secrets
import time

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tasks.states import Status

# Any id that a task may have; those of imported ones need not be ours.
TASK_ID = re.compile(r"task-[0-9A-Za-z-]{1,35}")


def new_task_id() -> str:
    """`task-<unix seconds>-<9 hex>`: sorts by age, and cannot be guessed from its neighbour."""
    return f"task-{int(time.time())}-{secrets.token_hex(5)[:9]}"


class Task(models.Model):
    """One uploaded novel and the work on it.

    `revision` grows by one with every visible change; `attempt` counts the tries of workers, this one included.
    """

    id = models.CharField(primary_key=True, max_length=40, default=new_task_id, editable=False)
    file_name = models.CharField(max_length=255)
    file_size = models.BigIntegerField(help_text="bytes")
    file_type = models.CharField(max_length=100)
    file_hash = models.CharField(max_length=64, help_text="SHA-256, hexadecimal")

    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Status], default=Status.PENDING)
    stage = models.CharField(max_length=40, blank=True, default="")
    progress = models.PositiveSmallIntegerField(default=0)
    attempt = models.PositiveIntegerField(default=0)
    priority = models.IntegerField(default=0, help_text="larger first")
    revision = models.BigIntegerField(default=1)

    uploaded_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True, help_text="when it completed or failed")

    result_url = models.CharField(max_length=2000, null=True, blank=True)
    error_message = models.TextField(null=True, blank=True)

    # PROTECT: an account cannot take its novels along by accident; staff delete or move them first.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    session_id = models.CharField(max_length=64, null=True, blank=True)
    batch_id = models.CharField(max_length=40, null=True, blank=True)
    processor = models.CharField(max_length=200, blank=True, default="", help_text="blank: the worker's TASK_PROCESSOR")
    is_duplicate = models.BooleanField(default=False, help_text="uploaded again on purpose")
    extra_data = models.JSONField(default=dict, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "tasks"
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(F("uploaded_at").desc(), F("id").desc(), name="tasks_newest"),
            # One direction throughout, so that a list by status reads it forwards or backwards.
            models.Index(F("status").desc(), F("uploaded_at").desc(), F("id").desc(), name="tasks_status_order"),
            models.Index("user", F("uploaded_at").desc(), F("id").desc(), name="tasks_user_newest"),
            models.Index("file_name", "id", name="tasks_name"),
            models.Index("file_hash", name="tasks_hash"),
            models.Index("batch_id", condition=Q(batch_id__isnull=False), name="tasks_batch"),
            # What finished lately, and how.
            models.Index("completed_at", "status", condition=Q(completed_at__isnull=False), name="tasks_finished"),
        ]
        constraints = [
            # Twelve racing uploads of one file make one task: these two indexes decide, not a SELECT before.
            models.UniqueConstraint(
                fields=["user", "file_hash"],
                condition=Q(is_duplicate=False, user__isnull=False),
                name="tasks_one_file_per_user",
            ),
            models.UniqueConstraint(
                fields=["file_hash"],
                condition=Q(is_duplicate=False, user__isnull=True),
                name="tasks_one_file_without_user",
            ),
            models.CheckConstraint(condition=Q(status__in=[s.value for s in Status]), name="tasks_status_known"),
            models.CheckConstraint(condition=Q(progress__gte=0, progress__lte=100), name="tasks_progress_0_to_100"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="tasks_revision_from_1"),
            models.CheckConstraint(condition=Q(file_size__gt=0), name="tasks_file_not_empty"),
            models.CheckConstraint(
                condition=Q(status__in=["completed", "failed"], completed_at__isnull=False)
                | Q(status__in=["pending", "processing"], completed_at__isnull=True),
                name="tasks_finished_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="processing") | Q(started_at__isnull=False), name="tasks_processing_has_started"
            ),
            models.CheckConstraint(
                condition=~Q(status="pending") | Q(progress=0, started_at__isnull=True, stage=""),
                name="tasks_pending_is_untouched",
            ),
            models.CheckConstraint(condition=~Q(status="completed") | Q(progress=100), name="tasks_completed_is_100"),
            models.CheckConstraint(
                condition=~Q(status="failed") | (Q(error_message__isnull=False) & ~Q(error_message="")),
                name="tasks_failed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.id})"
