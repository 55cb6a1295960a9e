from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tasks import queue
from tasks.admin.dates import SparseDates
from tasks.admin.files import FileInline
from tasks.admin.filters import PriorityFilter, ProcessorFilter, StatusFilter
from tasks.admin.logs import LogInline
from tasks.admin.readonly import ReadOnlyAdmin, ReadOnlyInline
from tasks.admin.results import ResultInline
from tasks.models import QueueEntry, Task
from tasks.services.deletion import delete_tasks
from tasks.services.redo import redo
from tasks.states import IllegalTransition
from tasks.web.reported import has_report
from tasks.web.sizes import size_text
from tasks.web.told import told
from tasks.web.words import stage_name, status_name

QUEUE = (
    "mode",
    "priority",
    "assigned_worker",
    "retry_count",
    "max_retries",
    "next_retry_at",
    "timeout_seconds",
    "expires_at",
)


class QueueInline(ReadOnlyInline):
    model = QueueEntry
    fields = QUEUE
    readonly_fields = QUEUE


@admin.register(Task)
class TaskAdmin(ReadOnlyAdmin):
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
        ("is_duplicate", "revision"),
        "extra_data",
    )
    readonly_fields = ("size", "state", "step", "reason")
    list_select_related = ("user",)
    search_fields = ("id__exact", "file_name__icontains")
    date_hierarchy = "uploaded_at"
    ordering = ("-uploaded_at", "-id")
    inlines = (QueueInline, ResultInline, FileInline, LogInline)
    actions = ("retry", "cancel", "release", "raise_priority", "lower_priority", "delete_for_good")

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

    @admin.action(description=_("Retry"), permissions=["act"])
    def retry(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        by = str(request.user)
        self._each(request, chosen, _("%(count)s task(s) put in line again."), lambda task: redo(task.id, by))

    @admin.action(description=_("Cancel"), permissions=["act"])
    def cancel(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        self._each(
            request, chosen, _("%(count)s task(s) cancelled."), lambda task: queue.cancel(task.id, str(request.user))
        )

    @admin.action(description=_("Release: take it from its worker, unblamed"), permissions=["act"])
    def release(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        by = str(request.user)

        def take_back(task: Task) -> None:
            entry = QueueEntry.objects.filter(task_id=task.id, lease_token__isnull=False).first()
            lease = queue.Lease(task.id, entry.lease_token or "", entry.assigned_worker or "") if entry else None
            if lease is None or not queue.release([lease], f"Released by {by}"):
                raise IllegalTransition("The task is not being worked on.", task.status)

        self._each(request, chosen, _("%(count)s task(s) released."), take_back)

    @admin.action(description=_("Raise priority by 10"), permissions=["act"])
    def raise_priority(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        self._prioritise(request, chosen, 10)

    @admin.action(description=_("Lower priority by 10"), permissions=["act"])
    def lower_priority(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        self._prioritise(request, chosen, -10)

    @admin.action(description=_("Delete with all files"), permissions=["act"])
    def delete_for_good(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        deleted = delete_tasks(list(chosen.values_list("id", flat=True)))
        self.message_user(request, _("%(count)s task(s) deleted.") % {"count": len(deleted)}, messages.SUCCESS)

    def has_act_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tasks.change_task")

    def _prioritise(self, request: HttpRequest, chosen: QuerySet[Task], step: int) -> None:
        by = str(request.user)
        self._each(
            request,
            chosen,
            _("%(count)s task(s) given another priority."),
            lambda task: queue.patch(task.id, {"priority": task.priority + step}, by),
        )

    def _each(self, request: HttpRequest, chosen: QuerySet[Task], done: Any, act: Callable[[Task], Any]) -> None:
        """Act on each task by itself: one that is refused must not stop the others, and says why."""
        count = 0
        for task in chosen:
            try:
                act(task)
                count += 1
            except IllegalTransition as error:
                self.message_user(request, f"{task}: {error.detail}", messages.WARNING)
            except Task.DoesNotExist:
                self.message_user(request, _("%(task)s is gone.") % {"task": task}, messages.WARNING)
        if count:
            self.message_user(request, done % {"count": count}, messages.SUCCESS)
