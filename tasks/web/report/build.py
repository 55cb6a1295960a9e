from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tasks.web.report import chapters, mood, overview, people, problems, source, words
from tasks.web.report.passages import Passages


def build(report: dict[str, Any], task_id: str, *, all_chapters: bool = False) -> dict[str, Any]:
    """The context of the report page. Parts that a report has not are empty, never missing."""
    passages = Passages(task_id)
    made: dict[str, Any] = {
        "overview": overview.view(report),
        "chapters": chapters.view(report, task_id, everything=all_chapters),
        "mood": mood.view(report, passages),
        "people": people.view(report),
        "words": words.view(report, passages),
        "problems": problems.view(report, passages),
        "source": source.view(report),
    }
    passages.keep()
    made["language"] = (report.get("source") or {}).get("language") or "und"
    made["contents"] = _contents(made)
    return made


def _contents(made: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    """The page's own table of contents: anchor, title, how many."""
    return [
        ("scores", _("Scores"), None),
        ("problems", _("Problems"), made["problems"]["count"]),
        ("chapters", _("Chapters"), made["chapters"]["count"]),
        ("mood", _("Mood"), None),
        ("people", _("People"), made["people"]["count"]),
        ("words", pgettext("section", "Words"), None),
        ("style", _("Style"), None),
        ("source", _("Source"), None),
        ("downloads", _("Downloads"), None),
    ]
