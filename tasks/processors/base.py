"""What a processor is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


class Cannot(Exception):
    """Raised by a processor when this source can never be processed: it is not tried again. The text says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """The novel, and what is known of it. `read()` gives its bytes, checked against their SHA-256."""

    task_id: str
    file_name: str
    attempt: int
    extra_data: dict[str, Any]
    read: Callable[[], bytes]


class Reporter(Protocol):
    """How a processor tells how far it is."""

    def progress(self, done: float, stage: str | None = None) -> None:
        """`done` in 0..1, never falling; `stage` is a short code, None for the present one."""

    def log(self, message: str, level: str = "info", **details: Any) -> None:
        """A line for the task's log."""

    @property
    def folder(self) -> Path:
        """An empty local folder for result files; what lies in it at the end belongs to the result."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it. Scores in 0..1. Files lie in the reporter's folder."""

    tokens_processed: int = 0
    summary: str = ""
    full_content: str = ""
    quality_score: float | None = None
    confidence_score: float | None = None
    extra_data: dict[str, Any] = field(default_factory=dict)
    result_url: str | None = None


# A dict of Result's fields, or None, will do as well.
Processor = Callable[[Source, Reporter], Result | dict[str, Any] | None]
