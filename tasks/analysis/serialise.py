"""Reports as JSON."""

from __future__ import annotations

import json
from typing import Any


def to_json(report: dict[str, Any]) -> bytes:
    """UTF-8, keys in the order of the report, a newline at the end. Raises ValueError for a number that is not finite."""
    text = json.dumps(report, ensure_ascii=False, allow_nan=False, indent=1)
    # A lone surrogate cannot be written as UTF-8; decoded text has none, a file name may.
    return (text + "\n").encode("utf-8", "replace")
