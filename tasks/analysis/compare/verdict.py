"""What two novels are to each other, in a word and in a few sentences."""

from __future__ import annotations

from typing import Any

from tasks.analysis.compare.chapters import Matched
from tasks.analysis.files import wording

DRAFTS = 0.1  # two different books of the same author share a few per thousand of their text ("He said nothing.")


def relation(matched: Matched) -> str:
    """ "identical", "drafts" or "different"."""
    if matched.shared == 1.0 and not (matched.added or matched.removed or matched.moved or matched.changed):
        return "identical"
    return "drafts" if matched.shared >= DRAFTS else "different"


def side(report: dict[str, Any]) -> dict[str, Any]:
    """What identifies one of the two."""
    source = report["source"]
    return {
        "title": wording.title(report),
        **{name: source[name] for name in ("file_name", "sha256", "language")},
        "chapters": report["counts"]["chapters"],
        "words": report["counts"]["words"],
    }


def summary(result: dict[str, Any]) -> str:
    """The comparison in a few sentences."""
    share = result["shared_text"]
    shared = f"{100 * share:.{0 if share in (0, 1) else 1}f}%"
    if result["relation"] == "identical":
        return "The two texts say the same, sentence for sentence."
    if result["relation"] == "different":
        return f"Two different texts: {shared} of what they say is in both."
    chapters = result["chapters"]
    told = [f"{len(chapters[kind]):,} {kind}" for kind in ("added", "removed", "moved", "changed") if chapters[kind]]
    what = (
        f"Of the chapters, {', '.join(told)}, {chapters['unchanged']:,} unchanged." if told else "No chapter changed."
    )
    return f"Two drafts of one text: {shared} of it is in both, sentence for sentence. {what}"
