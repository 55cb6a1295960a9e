from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tasks.admin.readonly import ReadOnlyAdmin, ReadOnlyInline
from tasks.models import StoredFile
from tasks.selectors.result import file_url
from tasks.web.report.translated import address
from tasks.web.sizes import size_text


class FileText:
    @admin.display(description=_("size"), ordering="file_size")
    def size(self, file: StoredFile) -> str:
        return size_text(file.file_size)


class FileInline(FileText, ReadOnlyInline):
    model = StoredFile
    fields = ("link", "size", "storage_type", "storage_path", "created_at", "deleted_at")
    readonly_fields = fields
    ordering = ("id",)

    @admin.display(description=_("name"))
    def link(self, file: StoredFile) -> str:
        """To the file, while it is there."""
        if file.is_deleted:
            return file.stored_name
        url = address(file_url(file.task_id, file.stored_name), file.stored_name)
        return format_html('<a href="{}">{}</a>', url, file.stored_name)


@admin.register(StoredFile)
class FileAdmin(FileText, ReadOnlyAdmin):
    list_display = ("id", "task_id", "stored_name", "size", "storage_type", "is_deleted", "created_at")
    list_filter = ("storage_type", "is_deleted")
    search_fields = ("task__id__exact", "storage_path__startswith")
    ordering = ("-id",)
