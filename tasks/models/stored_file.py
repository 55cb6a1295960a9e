from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

STORAGE_TYPES = ("local", "s3", "oss")
SOURCE = "source"


class StoredFile(models.Model):
    """One file of a task. `stored_name` is the name it is asked for by: `source`, `report.json`, `clean.txt`, …"""

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey("tasks.Task", on_delete=models.CASCADE, related_name="files", db_index=False)
    storage_type = models.CharField(max_length=5, choices=[(t, t) for t in STORAGE_TYPES], default="local")
    storage_path = models.CharField(max_length=500)
    storage_url = models.CharField(max_length=2000, blank=True, default="")
    original_name = models.CharField(max_length=255)
    stored_name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    file_size = models.BigIntegerField(help_text="bytes")
    checksum = models.CharField(max_length=64, help_text="SHA-256, hexadecimal")
    is_deleted = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "file_storage"
        indexes = [
            models.Index("expires_at", condition=Q(expires_at__isnull=False), name="file_storage_expiry"),
            models.Index("id", condition=Q(is_deleted=True), name="file_storage_deleted"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "stored_name"], condition=Q(is_deleted=False), name="file_storage_one_of_a_name"
            ),
            models.CheckConstraint(condition=Q(storage_type__in=STORAGE_TYPES), name="file_storage_type_known"),
            models.CheckConstraint(condition=Q(file_size__gte=0), name="file_storage_size_not_negative"),
            models.CheckConstraint(
                condition=Q(is_deleted=False, deleted_at__isnull=True) | Q(is_deleted=True, deleted_at__isnull=False),
                name="file_storage_deleted_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.storage_path
