from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tasks.web.report import chapters, mood, overview, people, problems, removed, source, words
from tasks.web.report.passages import Passages
from tasks.web.report.places import Places

LISTS = ("chapters", "problems", "removed", "people")  # those that are cut where nobody asks for the whole


def build(report: dict[str, Any], task_id: str, whole: Collection[str] = ()) -> dict[str, Any]:
    """The context of the report page. Parts that a report has not are empty, never missing.

    `whole` names the lists to show to their ends.
    """
    passages, places = Passages(task_id), Places(report, task_id)
    made: dict[str, Any] = {
        "overview": overview.view(report, places),
        "chapters": chapters.view(report, task_id, everything="chapters" in whole),
        "mood": mood.view(report, passages, places),
        "people": people.view(report, everything="people" in whole),
        "words": words.view(report, passages, places),
        "problems": problems.view(report, passages, places, everything="problems" in whole),
        "removed": removed.view(report, places, everything="removed" in whole),
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
        ("removed", _("Left out"), made["removed"]["count"]),
        ("source", _("Source"), None),
        ("downloads", _("Downloads"), None),
    ]
