from __future__ import annotations

from django.contrib import admin

from tasks.admin.readonly import ReadOnlyAdmin, ReadOnlyInline
from tasks.models import TaskLog


class LogInline(ReadOnlyInline):
    model = TaskLog
    fields = ("created_at", "log_level", "message", "details")
    readonly_fields = fields
    ordering = ("id",)
    max_num = 0


@admin.register(TaskLog)
class LogAdmin(ReadOnlyAdmin):
    list_display = ("id", "created_at", "log_level", "task_id", "message")
    list_filter = ("log_level",)
    search_fields = ("task__id__exact",)
    list_select_related = False
    ordering = ("-id",)
