from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

MODES = ("worker", "external")


class QueueEntry(models.Model):
    """Says that a task waits or is being worked on, by whom, until when. A finished task has no entry.

    The line: larger `priority` first, then smaller `queue_position`, then smaller `id`. `queue_position` is a ticket
    that the owner draws at enqueueing, one above his own last one and never behind the front of the line: so owners
    take turns within a priority, and one of them with ten thousand tasks does not starve the others
    (start-time fair queueing, Goyal, Vin and Cheng 1996). The place in line that people see is counted from it.

    A lease is (`assigned_worker`, `lease_token`, `expires_at`). Every later write of the holder repeats the token,
    which is new with each claim, in its WHERE: no row changed means that the lease is lost.
    """

    id = models.BigAutoField(primary_key=True)
    task = models.OneToOneField("tasks.Task", on_delete=models.CASCADE, related_name="queue_entry")
    # Copies of the task's, so that a claim reads one table through one index.
    priority = models.IntegerField(default=0)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, db_index=False)
    mode = models.CharField(max_length=8, default="worker", choices=[(m, m) for m in MODES])

    queue_position = models.BigIntegerField(default=0)
    assigned_worker = models.CharField(max_length=200, null=True, blank=True)
    assigned_at = models.DateTimeField(null=True, blank=True)
    lease_token = models.CharField(max_length=64, null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="end of the lease")
    retry_count = models.PositiveIntegerField(default=0)
    max_retries = models.PositiveIntegerField(default=3)
    next_retry_at = models.DateTimeField(null=True, blank=True)
    timeout_seconds = models.PositiveIntegerField(default=1800, help_text="per attempt")
    reports = models.PositiveIntegerField(db_default=0, help_text="progress reports of this lease that are written")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "task_queue"
        indexes = [
            # The claim: the front of the line of those who wait.
            models.Index(
                "mode",
                F("priority").desc(),
                "queue_position",
                "id",
                condition=Q(assigned_worker__isnull=True),
                name="task_queue_line",
            ),
            # The rescue: leases that ran out.
            models.Index("expires_at", condition=Q(assigned_worker__isnull=False), name="task_queue_leases"),
            # The owner's last ticket.
            models.Index("user", "priority", "queue_position", name="task_queue_tickets"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(mode__in=MODES), name="task_queue_mode_known"),
            models.CheckConstraint(
                condition=Q(
                    assigned_worker__isnull=True,
                    assigned_at__isnull=True,
                    lease_token__isnull=True,
                    expires_at__isnull=True,
                )
                | Q(
                    assigned_worker__isnull=False,
                    assigned_at__isnull=False,
                    lease_token__isnull=False,
                    next_retry_at__isnull=True,
                ),
                name="task_queue_assigned_or_waiting",
            ),
            # Only an external service that drives by PATCH holds a task without an end.
            models.CheckConstraint(
                condition=Q(assigned_worker__isnull=True) | Q(mode="external") | Q(expires_at__isnull=False),
                name="task_queue_worker_lease_ends",
            ),
            models.CheckConstraint(
                condition=Q(retry_count__lte=F("max_retries")), name="task_queue_retries_within_max"
            ),
            models.CheckConstraint(condition=Q(timeout_seconds__gt=0), name="task_queue_timeout_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.assigned_worker or '–'}"
