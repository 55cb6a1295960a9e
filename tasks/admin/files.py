from __future__ import annotations

from django.contrib import admin

from tasks.admin.readonly import ReadOnlyAdmin, ReadOnlyInline
from tasks.models import StoredFile


class FileInline(ReadOnlyInline):
    model = StoredFile
    fields = ("stored_name", "file_size", "storage_type", "storage_path", "is_deleted", "created_at")
    readonly_fields = fields
    ordering = ("id",)


@admin.register(StoredFile)
class FileAdmin(ReadOnlyAdmin):
    list_display = ("id", "task_id", "stored_name", "file_size", "storage_type", "is_deleted", "created_at")
    list_filter = ("storage_type", "is_deleted")
    search_fields = ("task__id__exact", "storage_path__startswith")
    ordering = ("-id",)
