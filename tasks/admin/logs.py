from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from tasks.admin.details import detailed
from tasks.admin.filters import LevelFilter
from tasks.admin.readonly import OfTask, ReadOnlyAdmin, ReadOnlyInline
from tasks.models import TaskLog
from tasks.web.told import told
from tasks.web.words import level_name

INLINE = 200


class LogText:
    """A line of the log in the reader's language, and to the second: a whole attempt may pass within a minute."""

    @admin.display(description=_("created"), ordering="created_at")
    def at(self, line: TaskLog) -> str:
        local = localtime(line.created_at)
        return f"{date_format(local, 'DATETIME_FORMAT')}:{local:%S}"

    @admin.display(description=_("level"), ordering="log_level")
    def level(self, line: TaskLog) -> str:
        return level_name(line.log_level)

    @admin.display(description=_("message"))
    def text(self, line: TaskLog) -> str:
        return told(line.message)

    @admin.display(description=_("details"))
    def more(self, line: TaskLog) -> str:
        return detailed(line.details)


class LogInline(LogText, ReadOnlyInline):
    """The newest lines of a task; all of them are a search in the table of lines."""

    model = TaskLog
    fields = ("at", "level", "text", "more")
    readonly_fields = fields
    ordering = ("id",)
    max_num = 0
    verbose_name_plural = format_lazy(_("log: the newest {count} lines"), count=INLINE)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaskLog]:
        lines: QuerySet[TaskLog] = super().get_queryset(request)
        match: Any = request.resolver_match
        newest = TaskLog.objects.filter(task_id=match.kwargs.get("object_id")).order_by("-id")
        # By their first id and not by a slice, which the formset could not filter any further.
        first = list(newest.values_list("id", flat=True)[INLINE - 1 : INLINE])
        return lines.filter(id__gte=first[0]) if first else lines


@admin.register(TaskLog)
class LogAdmin(LogText, OfTask, ReadOnlyAdmin):
    list_display = ("id", "at", "level", "novel", "text")
    fields = ("task", "at", "level", "text", "more")
    list_filter = (LevelFilter,)
    search_fields = ("task__id__exact",)
    ordering = ("-id",)
