from __future__ import annotations

from typing import Any

from rest_framework import serializers as s

from tasks.api.schema.task_answers import Object


class StatusCounts(s.Serializer[Any]):
    pending = s.IntegerField()
    processing = s.IntegerField()
    completed = s.IntegerField()
    failed = s.IntegerField()


class StatsAnswer(s.Serializer[Any]):
    total_tasks = s.IntegerField()
    total_logs = s.IntegerField()
    total_results = s.IntegerField()
    total_queue_items = s.IntegerField()
    total_files = s.IntegerField()
    status_distribution = StatusCounts()
    database_size_bytes = s.IntegerField()
    tasks_today = s.IntegerField()


class Column(s.Serializer[Any]):
    name = s.CharField()
    type = s.CharField()
    nullable = s.BooleanField()
    primary_key = s.BooleanField()
    foreign_key = s.CharField(allow_null=True)


class TableAnswer(s.Serializer[Any]):
    name = s.CharField()
    row_count = s.IntegerField()
    columns = Column(many=True)


class QueryAnswer(s.Serializer[Any]):
    table_name = s.CharField()
    total_count = s.IntegerField()
    count = s.IntegerField()
    offset = s.IntegerField()
    limit = s.IntegerField()
    data = s.ListField(child=Object())  # type: ignore[assignment]


class CleanedAnswer(s.Serializer[Any]):
    table_name = s.CharField()
    deleted_count = s.IntegerField()
    message = s.CharField()


class VacuumAnswer(s.Serializer[Any]):
    success = s.BooleanField()
    message = s.CharField()
    database_size_bytes = s.IntegerField()


class DeletedAnswer(s.Serializer[Any]):
    success = s.BooleanField()
    deleted_id = s.CharField()
    message = s.CharField()
