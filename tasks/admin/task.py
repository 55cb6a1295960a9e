from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tasks.admin.actions import TaskActions
from tasks.admin.dates import SparseDates
from tasks.admin.files import FileInline
from tasks.admin.filters import PriorityFilter, ProcessorFilter, StatusFilter
from tasks.admin.logs import LogInline
from tasks.admin.readonly import ReadOnlyAdmin, ReadOnlyInline, yes_or_no
from tasks.admin.results import ResultInline
from tasks.admin.workers import QueueText
from tasks.models import QueueEntry, Task
from tasks.web.reported import has_report
from tasks.web.sizes import size_text
from tasks.web.told import told
from tasks.web.words import stage_name, status_name

QUEUE = (
    "doer",
    "priority",
    "assigned_worker",
    "retry_count",
    "max_retries",
    "next_retry_at",
    "timeout_seconds",
    "expires_at",
)


class QueueInline(QueueText, ReadOnlyInline):
    model = QueueEntry
    fields = QUEUE
    readonly_fields = QUEUE


@admin.register(Task)
class TaskAdmin(TaskActions, ReadOnlyAdmin):
    list_display = (
        "file_name",
        "state",
        "percent",
        "step",
        "uploaded_at",
        "links",
        "size",
        "priority",
        "attempt",
        "user",
    )
    list_filter = (StatusFilter, PriorityFilter, ProcessorFilter)
    fields = (
        ("file_name", "size"),
        ("state", "step", "progress"),
        "reason",
        ("attempt", "priority", "processor"),
        ("uploaded_at", "started_at", "completed_at"),
        ("user", "session_id", "batch_id"),
        "result_url",
        ("file_type", "file_hash"),
        ("duplicate", "revision"),
        "extra_data",
    )
    readonly_fields = ("size", "state", "step", "reason", "duplicate")
    list_select_related = ("user",)
    search_fields = ("id__exact", "file_name__icontains")
    date_hierarchy = "uploaded_at"
    ordering = ("-uploaded_at", "-id")
    inlines = (QueueInline, ResultInline, FileInline, LogInline)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return super().change_view(request, object_id, form_url, {"acts": self.acts(request), **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Task]:
        return SparseDates(self.model)

    @admin.display(description=_("status"), ordering="status")
    def state(self, task: Task) -> str:
        return status_name(task.status)

    @admin.display(description=_("stage"))
    def step(self, task: Task) -> str:
        return stage_name(task.stage) or str(self.get_empty_value_display())

    @admin.display(description=_("error"))
    def reason(self, task: Task) -> str:
        return told(task.error_message) or str(self.get_empty_value_display())

    @admin.display(description=_("duplicate"))
    def duplicate(self, task: Task) -> str:
        return yes_or_no(task.is_duplicate)

    @admin.display(description=_("progress"), ordering="progress")
    def percent(self, task: Task) -> str:
        return f"{task.progress}%"

    @admin.display(description=_("size"), ordering="file_size")
    def size(self, task: Task) -> str:
        return size_text(task.file_size)

    @admin.display(description=_("pages"))
    def links(self, task: Task) -> str:
        page, report = reverse("task", args=[task.id]), reverse("report", args=[task.id])
        if not has_report(task.status, task.result_url, task.processor):
            return format_html('<a href="{}">{}</a>', page, _("task"))
        return format_html('<a href="{}">{}</a> · <a href="{}">{}</a>', page, _("task"), report, _("report"))
