from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tasks.admin.filters import PriorityFilter
from tasks.admin.readonly import ReadOnlyAdmin
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

    @admin.display(description=_("running"))
    def load(self, worker: Worker) -> str:
        return _("%(running)s of %(most)s") % {"running": len(worker.running), "most": worker.concurrency}

    @admin.display(description=_("memory"), ordering="memory_bytes")
    def memory(self, worker: Worker) -> str:
        return size_text(worker.memory_bytes)


@admin.register(QueueEntry)
class QueueEntryAdmin(ReadOnlyAdmin):
    list_display = (
        "task_id",
        "mode",
        "priority",
        "queue_position",
        "assigned_worker",
        "retry_count",
        "next_retry_at",
        "expires_at",
    )
    list_filter = ("mode", PriorityFilter, ("assigned_worker", admin.EmptyFieldListFilter))
    search_fields = ("task__id__exact", "assigned_worker__startswith")
    ordering = ("-priority", "queue_position", "id")
