from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tasks.admin.filters import ModeFilter, PriorityFilter
from tasks.admin.labels import MODES
from tasks.admin.readonly import OfTask, ReadOnlyAdmin, yes_or_no
from tasks.models import QueueEntry, Worker
from tasks.web.sizes import size_text


@admin.register(Worker)
class WorkerAdmin(ReadOnlyAdmin):
    list_display = (
        "name",
        "host",
        "pid",
        "version",
        "processor",
        "load",
        "memory",
        "done_count",
        "failed_count",
        "heartbeat_at",
    )
    fields = (*list_display, "running", "stops")

    @admin.display(description=_("running"))
    def load(self, worker: Worker) -> str:
        return _("%(running)s of %(most)s") % {"running": len(worker.running), "most": worker.concurrency}

    @admin.display(description=_("stops"))
    def stops(self, worker: Worker) -> str:
        return yes_or_no(worker.is_stopping)

    @admin.display(description=_("memory"), ordering="memory_bytes")
    def memory(self, worker: Worker) -> str:
        return size_text(worker.memory_bytes)


class QueueText:
    @admin.display(description=_("who works on it"), ordering="mode")
    def doer(self, entry: QueueEntry) -> str:
        return str(MODES.get(entry.mode, entry.mode))


@admin.register(QueueEntry)
class QueueEntryAdmin(QueueText, OfTask, ReadOnlyAdmin):
    list_display = (
        "id",
        "novel",
        "doer",
        "priority",
        "queue_position",
        "assigned_worker",
        "retry_count",
        "next_retry_at",
        "expires_at",
    )
    list_filter = (ModeFilter, PriorityFilter, ("assigned_worker", admin.EmptyFieldListFilter))
    search_fields = ("task__id__exact", "assigned_worker__startswith")
    ordering = ("-priority", "queue_position", "id")
    fields = (
        "novel",
        "doer",
        "priority",
        "user",
        "queue_position",
        "assigned_worker",
        "assigned_at",
        "expires_at",
        "retry_count",
        "max_retries",
        "next_retry_at",
        "timeout_seconds",
        "reports",
        "created_at",
        "updated_at",
    )
