"""Where each person appears: first, last, and how often in each chapter."""

from __future__ import annotations

from bisect import bisect_right

from ..reading import Reading
from ..values import Person, Quote
from .mentions import Mentions


def people(reading: Reading, mentions: Mentions, quotes: list[Quote]) -> list[Person]:
    """Return the people with their presence, most mentioned first; equal ones by first appearance."""
    chapters = reading.structure.chapters
    begins = [chapter.start for chapter in chapters]
    count = len(mentions.people)
    totals, first, last = [0] * count, [-1] * count, [-1] * count
    # Per person the chapters that name them: a table of everyone by every chapter could be huge.
    per: list[dict[int, int]] = [{} for _ in range(count)]
    for start, who in zip(mentions.starts, mentions.who, strict=True):
        totals[who] += 1
        if first[who] < 0:
            first[who] = start
        last[who] = start
        k = bisect_right(begins, start) - 1
        if k >= 0:
            per[who][k] = per[who].get(k, 0) + 1
    lines: dict[str, int] = {}
    for quote in quotes:
        if quote.speaker is not None:
            lines[quote.speaker] = lines.get(quote.speaker, 0) + 1
    found = [
        Person(
            name=named.name,
            aliases=named.aliases,
            mentions=totals[i],
            chapters=[chapters[k].index for k in sorted(per[i])],
            first=first[i],
            last=last[i],
            per_chapter=[per[i].get(k, 0) for k in range(len(chapters))],
            lines=lines.get(named.name, 0),
        )
        for i, named in enumerate(mentions.people)
        if totals[i]
    ]
    return sorted(found, key=lambda person: (-person.mentions, person.first))
