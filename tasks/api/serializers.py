"""What comes in, checked. What goes out is made in `presenters`."""

from __future__ import annotations

import json
import re
from typing import Any

from rest_framework import serializers

from tasks.api.json_values import Unkeepable, require_keepable, require_text
from tasks.states import Status

SMALLEST, LARGEST = -1_000_000, 1_000_000
EXTRA_BYTES = 64 * 1024
NO_OBJECT = 'It must be a JSON object such as {"key": "value"}.'


class Text(serializers.CharField):
    """A text that every database keeps."""

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        try:
            require_text(text)
        except Unkeepable as error:
            raise serializers.ValidationError(str(error)) from None
        return text


class Link(Text):
    """An address that pages may link to: whatever an external service says, it never runs as script."""

    def to_internal_value(self, data: Any) -> str:
        link = super().to_internal_value(data)
        # Browsers ignore white space and control characters in a scheme.
        if re.match(r"(javascript|vbscript|data):", re.sub(r"[\x00-\x20]", "", link), re.IGNORECASE):
            raise serializers.ValidationError("It must be an address, such as /results/… or https://…")
        return link


class ExtraData(serializers.JSONField):
    """A JSON object, as text in a form or as it is in JSON."""

    def to_internal_value(self, data: Any) -> Any:
        try:
            if isinstance(data, str | bytes):
                data = json.loads(data)
            if not isinstance(data, dict):
                raise serializers.ValidationError(NO_OBJECT)
            require_keepable(data)
        except Unkeepable as error:
            raise serializers.ValidationError(str(error)) from None
        except (ValueError, RecursionError):
            raise serializers.ValidationError(NO_OBJECT) from None
        if len(json.dumps(data)) > EXTRA_BYTES:
            raise serializers.ValidationError("It must be at most 64 KB of JSON.")
        return data


class UploadSerializer(serializers.Serializer[Any]):
    priority = serializers.IntegerField(default=0, min_value=SMALLEST, max_value=LARGEST)
    processor = Text(default="", allow_blank=True, max_length=200)
    timeout_seconds = serializers.IntegerField(default=None, allow_null=True, min_value=1, max_value=7 * 86400)
    extra_data = ExtraData(default=dict)
    allow_duplicate = serializers.BooleanField(default=False)


class RetrySerializer(serializers.Serializer[Any]):
    """How the chapters are to be found this time; blank: as the analysis finds best, absent: as the last time."""

    chapter_rule = Text(max_length=40, required=False, allow_blank=True, allow_null=True)
    chapter_pattern = Text(max_length=300, required=False, allow_blank=True, allow_null=True)


class PatchSerializer(serializers.Serializer[Any]):
    status = serializers.ChoiceField(choices=[s.value for s in Status], required=False)
    progress = serializers.IntegerField(min_value=0, max_value=100, required=False)
    result_url = Link(max_length=2000, required=False, allow_null=True, allow_blank=True)
    error_message = Text(max_length=20000, required=False, allow_null=True, allow_blank=True)
    priority = serializers.IntegerField(min_value=SMALLEST, max_value=LARGEST, required=False)
    stage = Text(max_length=40, required=False, allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            known = ", ".join(self.fields)
            raise serializers.ValidationError(f"Say what to change: {known}.")
        return attrs
