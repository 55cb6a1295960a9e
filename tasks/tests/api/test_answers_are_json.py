from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from rest_framework.renderers import JSONRenderer

from tasks.api.renderers import FastJSONRenderer

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "value",
    [
        {"name": "红楼梦", "at": datetime(2026, 1, 31, 12, tzinfo=UTC)},
        {"score": Decimal("0.93"), "seconds": 1.5, "none": None},
        {"large": 2**70, "small": -(2**70)},
        {1: "one", "nested": [{"a": (1, 2)}]},
    ],
)
def test_what_the_frameworks_own_would_write_is_written(value: Any) -> None:
    assert json.loads(FastJSONRenderer().render(value)) == json.loads(JSONRenderer().render(value))


def test_no_content_is_no_byte() -> None:
    assert FastJSONRenderer().render(None) == b""
