"""What differs between two novels: two drafts of one book, or two books."""

from __future__ import annotations

from typing import Any

from tasks.analysis.compare import chapters, measures, people, verdict
from tasks.analysis.compare.units import units

__all__ = ["compare"]

SCHEMA = "novel-comparison/1"


def compare(report_a: dict[str, Any], text_a: str, report_b: dict[str, Any], text_b: str) -> dict[str, Any]:
    """Compare two reports with the decoded texts that their offsets count in; A is the older draft where there is one.

    Chapters are the same by what their sentences say, not by their number or heading. The answer:

    - `relation`: "identical", "drafts" (much text in common) or "different", and `shared_text`, the share of the
      text, by length, that stands in sentences that both have;
    - `chapters`: `unchanged` (a count) and lists `added`, `removed`, `moved`, `changed`, in text order. One chapter may be
      both moved and changed. A changed one says `changed_share`, the share of its sentences, old and new together, that
      the other text has not, and shows some of them with their offsets;
    - `measures`: rows of {name, label, a, b, difference, units}; `people`: who is in both, or in one only, None
      where the language of one has no names to be found;
    - `summary`: all of it in a few sentences.

    Time grows linearly with the texts.
    """
    matched = chapters.compare(units(report_a, text_a), units(report_b, text_b))
    relation = verdict.relation(matched)
    result = {
        "schema": SCHEMA,
        "a": verdict.side(report_a),
        "b": verdict.side(report_b),
        "relation": relation,
        "shared_text": matched.shared,
        "summary": "",
        "chapters": matched.as_dict(),
        "measures": measures.side_by_side(report_a, report_b),
        "people": people.compare(report_a, report_b),
    }
    result["summary"] = verdict.summary(result)
    return result
