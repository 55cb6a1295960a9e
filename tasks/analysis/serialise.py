"""Reports as JSON."""

from __future__ import annotations

import json
from typing import Any

# With an indent the standard library leaves its C encoder for one five times slower; so the lines are broken here.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def to_json(report: dict[str, Any]) -> bytes:
    """UTF-8, keys in the order of the report, each on a line of its own and so each row of a table; a newline at the end.

    Raises ValueError for a number that is not finite.
    """
    text = ",\n".join(f" {_encode(key)}: {_value(value)}" for key, value in report.items())
    # A lone surrogate cannot be written as UTF-8; decoded text has none, a file name may.
    return f"{{\n{text}\n}}\n".encode("utf-8", "replace")


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(map(_encode, value)) + "\n ]"
    return _encode(value)
