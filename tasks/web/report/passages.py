from __future__ import annotations

import logging
from dataclasses import dataclass

from django.core.cache import cache
from django.core.files.storage import default_storage

from tasks.analysis import decoding
from tasks.models import StoredFile
from tasks.models.stored_file import SOURCE
from tasks.web.report.lines import line

logger = logging.getLogger(__name__)
KEPT_SECONDS = 3600
LONGEST = 400
AROUND = 70


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text, on one line, with a little of what stands around it."""

    before: str
    text: str
    after: str


class Passages:
    """Stretches of a task's source by their offsets. The source is read only when one is asked for that is not kept."""

    def __init__(self, task_id: str) -> None:
        self._row = StoredFile.objects.filter(task_id=task_id, stored_name=SOURCE, is_deleted=False).first()
        self._key = f"passages:{self._row.checksum}" if self._row else ""
        self._known: dict[tuple[int, int], Passage] = cache.get(self._key, {}) if self._row else {}
        self._size = len(self._known)
        self._text: str | None = None

    def at(self, start: int, end: int) -> Passage | None:
        """None where the source is gone."""
        if (start, end) not in self._known:
            text = self.text()
            if not text:
                return None
            self._known[start, end] = _cut(text, start, end)
        return self._known[start, end]

    def text(self) -> str:
        """The whole decoded source; empty where it is gone."""
        if self._text is None:
            self._text = self._read()
        return self._text

    def keep(self) -> None:
        """Keep what was asked for, for those who look at the same report next."""
        if self._row and len(self._known) > self._size:
            cache.set(self._key, self._known, KEPT_SECONDS)

    def _read(self) -> str:
        if self._row is None:
            return ""
        try:
            with default_storage.open(self._row.storage_path) as file:
                return decoding.decode(file.read()).text
        except OSError as error:
            logger.warning("The source %s cannot be read: %s", self._row.storage_path, error)
            return ""


def _cut(text: str, start: int, end: int) -> Passage:
    shown, first, last = min(end, start + LONGEST), max(0, start - AROUND), end + AROUND
    return Passage(
        ("…" if first else "") + line(text, first, start),
        line(text, start, shown).strip() + ("…" if shown < end else ""),
        line(text, end, min(len(text), last)) + ("…" if last < len(text) else "") if shown == end else "",
    )
