from __future__ import annotations

from contextlib import suppress

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tasks.admin.readonly import OfTask, ReadOnlyAdmin, ReadOnlyBlock
from tasks.models import TaskResult
from tasks.selectors.reading_reports import StrangeReport, reading
from tasks.selectors.result import ours
from tasks.web.report.sentences import is_english
from tasks.web.report.summary import summary

MOST = 2_000_000  # characters of a report, the novel of ten megabytes: to read more would hold the page up
SHOWN = ("told", "quality_score", "confidence_score", "processing_time_ms", "tokens_processed", "result_file_path")


class ResultText:
    @admin.display(description=_("summary"))
    def told(self, result: TaskResult) -> str:
        """The summary in the reader's language, as on the report's page; the stored one is English."""
        if not is_english() and len(result.full_content) <= MOST and (report := ours(result.full_content)):
            with suppress(StrangeReport), reading(result.task_id):
                return summary(report)
        return result.summary


class ResultInline(ResultText, ReadOnlyBlock):
    model = TaskResult
    fields = SHOWN
    readonly_fields = SHOWN


@admin.register(TaskResult)
class ResultAdmin(ResultText, OfTask, ReadOnlyAdmin):
    list_display = (
        "id",
        "novel",
        "quality_score",
        "confidence_score",
        "processing_time_ms",
        "tokens_processed",
        "created_at",
    )
    search_fields = ("task__id__exact",)
    fields = ("task", *SHOWN, "result_file_size", "result_file_type", "extra_data", "created_at", "updated_at")
    readonly_fields = ("told",)
    ordering = ("-id",)
