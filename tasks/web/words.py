"""The names of statuses, stages and levels on the server's pages. `static/js/words.js` has the same for scripts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATUSES: dict[str, Any] = {
    "pending": _("Waiting"),
    "processing": _("Processing"),
    "completed": _("Completed"),
    "failed": _("Failed"),
}
STAGES: dict[str, Any] = {
    "reading": _("Reading the file"),
    "decoding": _("Decoding"),
    "language": _("Telling the language"),
    "chapters": _("Finding chapters"),
    "dialogue": _("Finding dialogue"),
    "people": _("Finding people"),
    "style": _("Measuring style"),
    "keywords": _("Choosing keywords"),
    "mood": _("Following the mood"),
    "integrity": _("Checking integrity"),
    "scoring": _("Scoring"),
    "files": _("Writing the files"),
}
LEVELS: dict[str, Any] = {
    "debug": pgettext_lazy("level", "debug"),
    "info": pgettext_lazy("level", "info"),
    "warning": pgettext_lazy("level", "warning"),
    "error": pgettext_lazy("level", "error"),
}
NOBODY: dict[str, Any] = {"user": _("a visitor"), "external service": _("an external service")}


def status_name(code: str) -> str:
    return str(STATUSES.get(code, code))


def stage_name(code: str) -> str:
    return str(STAGES.get(code, code))


def level_name(code: str) -> str:
    return str(LEVELS.get(code, code))


def who(name: str) -> str:
    """Somebody by the name that the queue wrote down: an account's, or what it says of those without one."""
    return str(NOBODY.get(name, name))
