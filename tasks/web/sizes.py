from __future__ import annotations

import re
from typing import Any

from django.template.defaultfilters import filesizeformat


def size_text(count: Any) -> str:
    """Bytes as `bytes()` in static/js/format.js says them: 1.5 MB, but 1 MB, not 1.0 MB."""
    return re.sub(r"[.,]0(?=\s)", "", filesizeformat(count))
