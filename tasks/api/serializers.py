"""What comes in, checked. What goes out is made in `presenters`."""

from __future__ import annotations

import json
from typing import Any

from rest_framework import serializers

from tasks.states import Status

SMALLEST, LARGEST = -1_000_000, 1_000_000


class ExtraData(serializers.JSONField):
    """A JSON object, as text in a form or as it is in JSON."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str):
            try:
                data = json.loads(data)
            except ValueError:
                raise serializers.ValidationError('It must be a JSON object such as {"key": "value"}.') from None
        if not isinstance(data, dict):
            raise serializers.ValidationError('It must be a JSON object such as {"key": "value"}.')
        text = json.dumps(data)
        if len(text) > 65536 or "\\u0000" in text:
            raise serializers.ValidationError("It must be at most 64 KB of JSON, without NUL characters.")
        return data


class UploadSerializer(serializers.Serializer[Any]):
    priority = serializers.IntegerField(default=0, min_value=SMALLEST, max_value=LARGEST)
    processor = serializers.CharField(default="", allow_blank=True, max_length=200)
    timeout_seconds = serializers.IntegerField(default=None, allow_null=True, min_value=1, max_value=7 * 86400)
    extra_data = ExtraData(default=dict)
    allow_duplicate = serializers.BooleanField(default=False)


class PatchSerializer(serializers.Serializer[Any]):
    status = serializers.ChoiceField(choices=[s.value for s in Status], required=False)
    progress = serializers.IntegerField(min_value=0, max_value=100, required=False)
    result_url = serializers.CharField(max_length=2000, required=False, allow_null=True, allow_blank=True)
    error_message = serializers.CharField(max_length=20000, required=False, allow_null=True, allow_blank=True)
    priority = serializers.IntegerField(min_value=SMALLEST, max_value=LARGEST, required=False)
    stage = serializers.CharField(max_length=40, required=False, allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            known = ", ".join(self.fields)
            raise serializers.ValidationError(f"Say what to change: {known}.")
        return attrs
