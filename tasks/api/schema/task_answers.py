"""What the calls on tasks answer, as types. They are made in `presenters`; tests hold the two together."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers as s

from tasks.models.task_log import LEVELS
from tasks.states import Status

STATUSES = [status.value for status in Status]


@extend_schema_field(OpenApiTypes.OBJECT)
class Object(s.JSONField):
    """Any JSON object."""


class QueueEntryAnswer(s.Serializer[Any]):
    retry_count = s.IntegerField()
    max_retries = s.IntegerField()
    next_retry_at = s.DateTimeField(allow_null=True)
    timeout_seconds = s.IntegerField()
    expires_at = s.DateTimeField(allow_null=True, help_text="end of the lease")
    assigned_worker = s.CharField(allow_null=True)
    assigned_at = s.DateTimeField(allow_null=True)


class TaskAnswer(s.Serializer[Any]):
    id = s.CharField(help_text="task-<unix seconds>-<9 hex>")
    file_name = s.CharField()
    file_size = s.IntegerField(help_text="bytes")
    file_type = s.CharField()
    file_hash = s.CharField(help_text="SHA-256")
    status = s.ChoiceField(choices=STATUSES)
    progress = s.IntegerField(min_value=0, max_value=100)
    stage = s.CharField(allow_blank=True)
    priority = s.IntegerField(help_text="larger first")
    uploaded_at = s.DateTimeField()
    started_at = s.DateTimeField(allow_null=True)
    completed_at = s.DateTimeField(allow_null=True)
    result_url = s.CharField(allow_null=True)
    error_message = s.CharField(allow_null=True)
    extra_data = Object()
    revision = s.IntegerField(help_text="grows by one with every visible change")
    attempt = s.IntegerField()
    processor = s.CharField(allow_blank=True)
    batch_id = s.CharField(allow_null=True)
    user_id = s.IntegerField(allow_null=True)
    updated_at = s.DateTimeField()
    queue_position = s.IntegerField(allow_null=True, help_text="place in line while pending")
    queue = QueueEntryAnswer(allow_null=True)


@extend_schema_serializer(many=False)
class TaskListAnswer(s.Serializer[Any]):
    tasks = TaskAnswer(many=True)
    total = s.IntegerField()
    page = s.IntegerField(allow_null=True)
    page_size = s.IntegerField()
    next = s.CharField(allow_null=True, required=False, help_text="with cursor: where the next page begins")


class UploadAnswer(s.Serializer[Any]):
    task_id = s.CharField()
    file_name = s.CharField()
    file_size = s.IntegerField()
    status = s.ChoiceField(choices=["pending"])
    message = s.CharField()


class MessageAnswer(s.Serializer[Any]):
    message = s.CharField()


class LogLine(s.Serializer[Any]):
    id = s.IntegerField()
    task_id = s.CharField()
    log_level = s.ChoiceField(choices=LEVELS)
    message = s.CharField()
    details = Object()
    created_at = s.DateTimeField()


class LogsAnswer(s.Serializer[Any]):
    logs = LogLine(many=True)
    next = s.IntegerField(allow_null=True, help_text="pass it as `after` for the lines that follow")


class FileAnswer(s.Serializer[Any]):
    name = s.CharField()
    size = s.IntegerField()
    content_type = s.CharField()
    checksum = s.CharField(help_text="SHA-256")
    url = s.CharField()


class ResultAnswer(s.Serializer[Any]):
    task_id = s.CharField()
    summary = s.CharField(allow_blank=True)
    processing_time_ms = s.IntegerField()
    tokens_processed = s.IntegerField()
    quality_score = s.FloatField(allow_null=True)
    confidence_score = s.FloatField(allow_null=True)
    result_file_url = s.CharField(allow_null=True)
    report = extend_schema_field({"description": "report.json, or what an external worker sent"})(s.JSONField)()
    files = FileAnswer(many=True)


class StatisticsAnswer(s.Serializer[Any]):
    total = s.IntegerField()
    pending = s.IntegerField()
    processing = s.IntegerField()
    completed = s.IntegerField()
    failed = s.IntegerField()
    avg_processing_time_ms = s.FloatField(allow_null=True)
    success_rate = s.FloatField(allow_null=True)
    tasks_per_hour = s.IntegerField()
    p50_processing_time_ms = s.IntegerField(allow_null=True)
    p95_processing_time_ms = s.IntegerField(allow_null=True)
    queue_depth = s.IntegerField()
    oldest_pending_age_seconds = s.FloatField(allow_null=True)
    workers = s.IntegerField()
    open_websockets = s.IntegerField()


class Rejected(s.Serializer[Any]):
    file_name = s.CharField(allow_blank=True)
    code = s.CharField()
    detail = s.CharField()


class BatchAnswer(s.Serializer[Any]):
    batch_id = s.CharField()
    tasks = TaskAnswer(many=True)
    rejected = Rejected(many=True)


class BatchProgressAnswer(s.Serializer[Any]):
    batch_id = s.CharField()
    total = s.IntegerField()
    pending = s.IntegerField()
    processing = s.IntegerField()
    completed = s.IntegerField()
    failed = s.IntegerField()
    finished = s.BooleanField()
    progress = s.FloatField()
    tasks = TaskAnswer(many=True)


class Skipped(s.Serializer[Any]):
    task_id = s.CharField(allow_blank=True)
    code = s.CharField()
    detail = s.CharField()


class ImportAnswer(s.Serializer[Any]):
    imported = s.IntegerField()
    task_ids = s.ListField(child=s.CharField())
    skipped = Skipped(many=True)


class CompareAnswer(s.Serializer[Any]):
    schema = s.CharField()
    a = Object()
    b = Object()
    relation = s.ChoiceField(choices=["identical", "drafts", "different"])
    shared_text = s.FloatField(help_text="share of the text, by length, that both have")
    summary = s.CharField()
    chapters = Object()
    measures = s.ListField(child=Object())
    people = Object(allow_null=True, help_text="null where the language of one has no names that could be found")


class ClaimAnswer(s.Serializer[Any]):
    task = TaskAnswer(allow_null=True, help_text="null when none waits")
    source_url = s.CharField(allow_null=True)
    lease_token = s.CharField(allow_null=True)
    expires_at = s.DateTimeField(allow_null=True)
    attempt = s.IntegerField(allow_null=True)
    timeout_seconds = s.IntegerField(allow_null=True)


class HeartbeatAnswer(s.Serializer[Any]):
    task_id = s.CharField()
    expires_at = s.DateTimeField()
