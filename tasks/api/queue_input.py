from __future__ import annotations

import json
from typing import Any

from rest_framework import serializers

from tasks.api.json_values import Unkeepable, require_keepable
from tasks.api.serializers import ExtraData, Link, Text
from tasks.services.external_work import LEASE_SECONDS

LARGEST_COUNT = 2**53


class Leased(serializers.Serializer[Any]):
    lease_token = Text(max_length=64)


class ClaimInput(serializers.Serializer[Any]):
    worker = Text(max_length=200, default="external")
    lease_seconds = serializers.IntegerField(default=LEASE_SECONDS, min_value=5, max_value=3600)


class HeartbeatInput(Leased):
    lease_seconds = serializers.IntegerField(
        required=False, min_value=5, max_value=3600, help_text="left out: as long as before, a minute at least"
    )
    progress = serializers.IntegerField(required=False, min_value=0, max_value=99)
    stage = Text(required=False, max_length=40, allow_blank=True)
    message = Text(default="", max_length=2000, allow_blank=True, help_text="a line for the task's log")


class JsonText(serializers.JSONField):
    """Any JSON value, in a form as its text; kept as text."""

    def to_internal_value(self, data: Any) -> Any:
        try:
            value = json.loads(data) if isinstance(data, str) else data
            require_keepable(value)
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        except Unkeepable as error:
            raise serializers.ValidationError(str(error)) from None
        except (ValueError, RecursionError):
            raise serializers.ValidationError("It must be JSON.") from None


class CompleteInput(Leased):
    summary = Text(default="", allow_blank=True, max_length=100_000)
    report = JsonText(required=False)
    tokens_processed = serializers.IntegerField(default=0, min_value=0, max_value=LARGEST_COUNT)
    processing_time_ms = serializers.IntegerField(default=None, allow_null=True, min_value=0, max_value=LARGEST_COUNT)
    quality_score = serializers.FloatField(default=None, allow_null=True, min_value=0, max_value=1)
    confidence_score = serializers.FloatField(default=None, allow_null=True, min_value=0, max_value=1)
    result_url = Link(default=None, allow_null=True, max_length=2000)
    extra_data = ExtraData(default=dict)


class FailInput(Leased):
    error_message = Text(max_length=20_000)
    permanent = serializers.BooleanField(default=False, help_text="trying again would fail the same way")
