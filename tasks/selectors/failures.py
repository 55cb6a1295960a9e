"""Why tasks failed, by the sentences that the queue and the workers write."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tasks.models import Task
from tasks.states import Status

NEWEST = 1000
LONGEST = 400
_KINDS = [
    ("cancelled", re.compile(r"Cancelled by ")),
    ("timeout", re.compile(r"It took longer than its \d+ s")),
    ("memory", re.compile(r"It needed more memory")),
    ("worker_died", re.compile(r"The worker .+ died: ")),
    ("process_died", re.compile(r"Its process (was killed|exited|stopped answering|could not be started)")),
    ("source_gone", re.compile(r"Its source file ")),
    ("not_text", re.compile(r"The file (is|holds) ")),
    ("exception", re.compile(r"[A-Za-z_]\w*(Error|Exception|Interrupt|Exit|Group)\b")),
]


def by_kind() -> list[dict[str, Any]]:
    """{kind, count, example, task_id} of the newest 1,000 failed tasks, the most frequent first."""
    rows = Task.objects.filter(status=Status.FAILED).order_by("-uploaded_at", "-id")
    counts: Counter[str] = Counter()
    examples: dict[str, tuple[str, str]] = {}
    for task_id, reason in rows.values_list("id", "error_message")[:NEWEST]:
        kind = kind_of(reason or "")
        counts[kind] += 1
        examples.setdefault(kind, (task_id, (reason or "")[:LONGEST]))
    return [
        {"kind": kind, "count": count, "task_id": examples[kind][0], "example": examples[kind][1]}
        for kind, count in counts.most_common()
    ]


def kind_of(reason: str) -> str:
    """The kind of a failure; `other` where an external service or a processor said it in its own words."""
    return next((kind for kind, pattern in _KINDS if pattern.match(reason)), "other")
