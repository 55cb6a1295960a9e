from __future__ import annotations

from django.contrib import admin

from tasks.admin.readonly import ReadOnlyAdmin, ReadOnlyBlock
from tasks.models import TaskResult

SHOWN = ("summary", "quality_score", "confidence_score", "processing_time_ms", "tokens_processed", "result_file_path")


class ResultInline(ReadOnlyBlock):
    model = TaskResult
    fields = SHOWN
    readonly_fields = SHOWN


@admin.register(TaskResult)
class ResultAdmin(ReadOnlyAdmin):
    list_display = (
        "task_id",
        "quality_score",
        "confidence_score",
        "processing_time_ms",
        "tokens_processed",
        "created_at",
    )
    search_fields = ("task__id__exact",)
    exclude = ("full_content",)
    ordering = ("-id",)
