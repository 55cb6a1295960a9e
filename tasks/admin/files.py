from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tasks.admin.filters import StorageFilter
from tasks.admin.labels import STORAGES
from tasks.admin.readonly import OfTask, ReadOnlyAdmin, ReadOnlyInline, yes_or_no
from tasks.models import StoredFile
from tasks.selectors.result import file_url
from tasks.web.report.translated import address
from tasks.web.sizes import size_text


class FileText:
    @admin.display(description=_("size"), ordering="file_size")
    def size(self, file: StoredFile) -> str:
        return size_text(file.file_size)

    @admin.display(description=_("storage"), ordering="storage_type")
    def storage(self, file: StoredFile) -> str:
        return str(STORAGES.get(file.storage_type, file.storage_type))

    @admin.display(description=_("deleted"), ordering="is_deleted")
    def gone(self, file: StoredFile) -> str:
        return yes_or_no(file.is_deleted)


class FileInline(FileText, ReadOnlyInline):
    model = StoredFile
    fields = ("link", "size", "storage", "storage_path", "created_at", "deleted_at")
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
class FileAdmin(FileText, OfTask, ReadOnlyAdmin):
    list_display = ("id", "novel", "stored_name", "size", "storage", "gone", "created_at")
    list_filter = (StorageFilter, "is_deleted")
    search_fields = ("task__id__exact", "storage_path__startswith")
    fields = (
        "novel",
        "stored_name",
        "original_name",
        "size",
        "content_type",
        "checksum",
        "storage",
        "storage_path",
        "storage_url",
        "expires_at",
        "gone",
        "deleted_at",
        "created_at",
    )
    ordering = ("-id",)
