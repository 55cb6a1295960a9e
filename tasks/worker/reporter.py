from __future__ import annotations

import math
import tempfile
import time
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from tasks.intake.staged import FOLDER
from tasks.worker import plain
from tasks.worker.job import Advanced, Job

# A pipe is cheap, a row of the database is not: this often is live enough.
INTERVAL = 0.1
LONGEST_STAGE = 40


class SupportsSend(Protocol):
    def send(self, message: Any, /) -> None:
        """Hand a message on, or raise what ends the processor."""


class PipeReporter:
    """The `Reporter` of a child: progress goes through the pipe, a new stage at once and the rest every 100 ms."""

    def __init__(self, job: Job, pipe: SupportsSend) -> None:
        self._job = job
        self._pipe = pipe
        self._percent = 0
        self._sent = (0, "")
        self._sent_at = 0.0
        self._begun = time.monotonic()
        self._lines: list[tuple[str, str, dict[str, Any]]] = []
        self.stage = ""
        self.made_folder: Path | None = None

    def progress(self, done: float, stage: str | None = None) -> None:
        if math.isfinite(done):
            self._percent = max(self._percent, min(99, int(done * 100)))
        if stage is not None and stage != self.stage:
            self.stage = plain.text(stage)[:LONGEST_STAGE]
            # The task's row knows the present stage alone; what came before, and when, is in its log.
            since = round(time.monotonic() - self._begun, 3)
            self._lines.append(("debug", f"Stage: {self.stage}", {"stage": self.stage, "seconds": since}))
            self.flush()
        elif time.monotonic() - self._sent_at >= INTERVAL:
            self.flush()

    def log(self, message: str, level: str = "info", **details: Any) -> None:
        self._lines.append((plain.level(level), plain.text(message), plain.json(details)))
        if time.monotonic() - self._sent_at >= INTERVAL:
            self.flush()

    @property
    def folder(self) -> Path:
        if self.made_folder is None:
            parent = Path(settings.MEDIA_ROOT) / FOLDER
            parent.mkdir(parents=True, exist_ok=True)
            self.made_folder = Path(tempfile.mkdtemp(prefix=f"{self._job.token}-{self._job.task_id}-", dir=parent))
        return self.made_folder

    def flush(self) -> None:
        state = (self._percent, self.stage)
        self._sent_at = time.monotonic()
        if state == self._sent and not self._lines:
            return
        lines, self._lines = self._lines, []
        self._sent = state
        self._pipe.send(Advanced(self._job.token, self._job.task_id, self._percent, self.stage or None, lines))
