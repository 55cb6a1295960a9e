"""One paragraph of facts about a text. Never a plot."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tasks.analysis.files import wording
from tasks.analysis.language_names import NAMES
from tasks.analysis.values import Decoded, Inspection, Language, Score, Structure
from tasks.analysis.values_language import Cast

KINDS = {
    "missing_chapter": "gap in the chapter numbers", "merged_chapter": "chapter merged into another",
    "duplicate_chapter": "repeated chapter", "chapter_out_of_order": "chapter out of order", "empty_chapter": "empty chapter",
    "near_duplicate_text": "repeated passage", "encoding_damage": "place with damaged characters",
    "advertisement": "advertisement", "unbalanced_quotes": "paragraph with unbalanced quotation marks",
    "truncated_end": "cut ending", "control_characters": "place with control characters",
    "broken_lines": "broken line",
}  # fmt: skip


def write(
    decoded: Decoded,
    language: Language,
    structure: Structure,
    counts: dict[str, Any],
    cast: Cast,
    inspection: Inspection,
    quality: Score,
    confidence: Score,
) -> str:
    """The paragraph, in English whatever the language of the text."""
    name = NAMES.get(language.code, "A text in an unknown language" if language.code == "und" else language.code)
    sentences = [f"{name}, {decoded.encoding}, {_extent(counts, structure, language)}."]
    if structure.title:
        sentences.insert(0, _ended(f"“{structure.title}”" + (f" by {structure.author}" if structure.author else "")))
    if counts["reading_minutes"]:
        sentences.append(f"About {wording.minutes(max(1, counts['reading_minutes']))} to read.")
    if cast.dialogue.quotes:
        sentences.append(f"Dialogue makes up {cast.dialogue.ratio:.0%} of it.")
    if cast.people:
        sentences.append("Most often named: " + ", ".join(person.name for person in cast.people[:3]) + ".")
    sentences.append(_problems(inspection))
    sentences.append(f"Integrity of the text {quality.value:.2f}, confidence of this report {confidence.value:.2f}.")
    return " ".join(sentences)


def _extent(counts: dict[str, Any], structure: Structure, language: Language) -> str:
    unit = "characters" if language.code in ("zh", "ja") else "words"
    amount = counts["words"] if counts["words"] is not None else counts["characters"]
    unit = unit if counts["words"] is not None else "characters"
    chapters = len(structure.chapters)
    parts = f" in {len(structure.parts):,} parts" if len(structure.parts) > 1 else ""
    divided = f"{chapters:,} chapter{'s' if chapters != 1 else ''}{parts}" if chapters else "no chapters found"
    return f"{amount:,} {unit if amount != 1 else unit[:-1]}, {divided}"


def _ended(sentence: str) -> str:
    """With a full stop, unless a title or a name has one: “Hello.”, by A. B."""
    return sentence if sentence.rstrip("”’\"')]").endswith((".", "!", "?", "…", "。", "！", "？")) else sentence + "."


def _problems(inspection: Inspection) -> str:
    counts = Counter(issue.kind for issue in inspection.issues if issue.kind in KINDS)
    counts["broken_lines"] = len(inspection.measures["broken_lines"]["places"])
    for kind, by_severity in inspection.unlisted.items():
        counts[kind] += sum(by_severity.values())
    counts = +counts  # without those that are not there
    if not counts:
        return "No problem was found."
    listed = [f"{count:,} {_plural(KINDS[kind], count)}" for kind, count in sorted(counts.items())]
    return "Found: " + ", ".join(listed) + "."


def _plural(what: str, count: int) -> str:
    if count == 1:
        return what
    for head in ("gap", "chapter", "place", "passage", "paragraph", "stretch", "advertisement", "ending"):
        if what.startswith(head):
            return what.replace(head, head + ("es" if head == "stretch" else "s"), 1)
    return (
        what.replace("chapter", "chapters")
        .replace("passage", "passages")
        .replace("line", "lines")
        .replace("ending", "endings")
    )
