from __future__ import annotations

from django.db import models
from django.db.models import Q


class TaskResult(models.Model):
    """What came of a task. A task that is processed again keeps its former result until the new one replaces it."""

    id = models.BigAutoField(primary_key=True)
    task = models.OneToOneField("tasks.Task", on_delete=models.CASCADE, related_name="result")
    result_file_path = models.CharField(max_length=500, blank=True, default="")
    result_file_size = models.BigIntegerField(default=0, help_text="bytes")
    result_file_type = models.CharField(max_length=100, blank=True, default="")
    processing_time_ms = models.BigIntegerField(default=0)
    tokens_processed = models.BigIntegerField(default=0, help_text="words, or characters where words have no spaces")
    summary = models.TextField(blank=True, default="")
    full_content = models.TextField(blank=True, default="", help_text="the report as JSON")
    quality_score = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    confidence_score = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    extra_data = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "task_results"
        constraints = [
            models.CheckConstraint(
                condition=Q(quality_score__isnull=True) | Q(quality_score__gte=0, quality_score__lte=1),
                name="task_results_quality_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(confidence_score__isnull=True) | Q(confidence_score__gte=0, confidence_score__lte=1),
                name="task_results_confidence_0_to_1",
            ),
            models.CheckConstraint(
                condition=Q(processing_time_ms__gte=0, tokens_processed__gte=0, result_file_size__gte=0),
                name="task_results_counts_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.task_id
