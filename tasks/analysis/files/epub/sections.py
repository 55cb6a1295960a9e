"""The book's parts and chapters as the stretches of text that become files."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.analysis.spans import Stretches
from tasks.analysis.values import Span, Structure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, where it stands, and the stretches of the source below it. An empty heading is not printed."""

    heading: str
    place: Span
    spans: list[Span]
    level: int  # 0 a part, 1 a chapter, 2 a chapter inside a part
    kind: str  # "front" | "part" | "chapter" | "text"


def find(structure: Structure) -> list[Section]:
    """Front matter, parts and chapters in text order; tables of contents are left out, the e-book has its own."""
    start, end = structure.body
    contents = Stretches(structure.contents)
    marks: list[tuple[int, int, Section]] = []
    parts = sorted(structure.parts, key=lambda part: part.start)
    part_headings = {part.heading for part in parts}
    for part in parts:
        marks.append((part.start, part.end, Section(part.heading, (part.start, part.end), [], 0, "part")))
    for chapter in structure.chapters:
        level = 2 if chapter.part in part_headings else 1
        marks.append(
            (
                chapter.start,
                chapter.body_start,
                Section(chapter.heading, (chapter.start, chapter.body_start), [], level, "chapter"),
            )
        )
    marks.sort(key=lambda mark: (mark[0], mark[2].level))
    found: list[Section] = []
    first = marks[0][0] if marks else end
    front = contents.without(min(start, first), first)
    if front:
        found.append(Section("", (start, start), front, 1, "front" if marks else "text"))
    for place, (_, begin, section) in enumerate(marks):
        finish = marks[place + 1][0] if place + 1 < len(marks) else end
        section.spans.extend(contents.without(begin, max(begin, finish)))
        found.append(section)
    return found
