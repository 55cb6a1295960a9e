"""The numbering of the chapters: missing, merged, repeated and misplaced numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from statistics import mean, median, pstdev
from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.values import Chapter, Issue, Structure

STEADY = 0.35  # below this coefficient of variation, a chapter's length tells whether another is merged into it
MAX_GAPS = 10
EXCERPT = 20  # a file that begins beyond this number is a later volume, not a novel that lost its beginning


@dataclass(frozen=True, slots=True)
class _Lengths:
    """How long chapters usually are, and whether most are about that long."""

    middle: float
    steady: bool

    @classmethod
    def of(cls, chapters: list[Chapter]) -> _Lengths:
        lengths = [chapter.end - chapter.body_start for chapter in chapters]
        middle = median(lengths) if lengths else 0.0
        return cls(middle, len(lengths) >= 5 and middle > 0 and pstdev(lengths) / mean(lengths) < STEADY)


def find(structure: Structure, places: Places) -> tuple[list[Issue], dict[str, Any]]:
    """Issues, and how many chapters were expected, are lost, merged, out of order."""
    issues: list[Issue] = []
    expected = lost = merged = moved = 0
    runs = _runs(structure.chapters)
    usual = _Lengths.of(structure.chapters)
    for place, run in enumerate(runs):
        values = [chapter.value or 0 for chapter in run]
        order, times = _in_order(values), Counter(values)
        misprints = _misprints(run, values)
        seen = set(values) | set(misprints.values())
        first = 1 if place == 0 and min(values) > EXCERPT else min(1, min(values))
        first = min(values) if min(values) > EXCERPT else first
        expected += max(values) - first + 1
        for index, chapter in enumerate(run):
            if index in misprints:
                issues.append(_misprint(chapter, misprints[index], places))
            elif index not in order and times[values[index]] == 1:
                moved += 1
                issues.append(_moved(chapter, run, index, places))
        # What stands last of all that have a number below some other: the least numbers from here on tell.
        least = list(accumulate(reversed(values), min))[::-1]
        for gap in _gaps(seen, first, max(values)):
            before = bisect_left(least, gap[0]) - 1
            issue = _gap_issue(gap, run[before] if before >= 0 else None, run, usual, places)
            if issue.kind == "merged_chapter":
                merged += len(gap)
            else:
                lost += len(gap)
            issues.append(issue)
    gaps = [issue for issue in issues if issue.kind in ("missing_chapter", "merged_chapter")]
    if len(gaps) > MAX_GAPS and structure.sequence_share < 0.5:
        # Numbers all over the place are no numbering: one line says so instead of a hundred.
        more = {id(issue) for issue in gaps[MAX_GAPS:]}
        issues = [issue for issue in issues if id(issue) not in more]
        lost = min(lost, MAX_GAPS)
    measures = {
        "expected": expected,
        "lost": lost,
        "merged": merged,
        "out_of_order": moved,
        "numbered": sum(map(len, runs)),
    }
    return issues, measures


def _runs(chapters: list[Chapter]) -> list[list[Chapter]]:
    """Numbered chapters; a new run where the numbers start again, because a volume or part does."""
    runs: list[list[Chapter]] = []
    part: str | None = None
    for chapter in chapters:
        if chapter.value is None or chapter.value == 0:
            continue
        again = (
            bool(runs)
            and chapter.value == 1
            and (chapter.part != part or (len(runs[-1]) > 2 and not _returns(chapter, runs[-1])))
        )
        again = again or (bool(runs) and chapter.part != part and chapter.value <= 3 and (runs[-1][-1].value or 0) > 3)
        if not runs or again:
            runs.append([])
        runs[-1].append(chapter)
        part = chapter.part
    return [run for run in runs if len(run) >= 2]


def _returns(chapter: Chapter, run: list[Chapter]) -> bool:
    """Whether this is a chapter of the run that stands in a wrong place: its number is missing there."""
    return all(other.value != chapter.value for other in run)


def _in_order(values: list[int]) -> set[int]:
    """Positions of a longest increasing subsequence: the chapters that stand where they belong."""
    tails: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for place, value in enumerate(values):
        slot = bisect_left(tails, value)
        if slot == len(tails):
            tails.append(value)
            at.append(place)
        else:
            tails[slot], at[slot] = value, place
        previous.append(at[slot - 1] if slot else -1)
    chain: set[int] = set()
    place = at[-1] if at else -1
    while place >= 0:
        chain.add(place)
        place = previous[place]
    return chain


def _misprints(run: list[Chapter], values: list[int]) -> dict[int, int]:
    """Chapters whose number the neighbours show to be a slip: III, VI, V."""
    found: dict[int, int] = {}
    times = Counter(values)
    for place in range(1, len(run) - 1):
        before, after = values[place - 1], values[place + 1]
        if after == before + 2 and values[place] != before + 1 and not times[before + 1] and times[values[place]] > 1:
            found[place] = before + 1
    return found


def _gaps(seen: set[int], first: int, last: int) -> list[list[int]]:
    gaps: list[list[int]] = []
    ordered = sorted(value for value in seen if value >= first)
    before = first - 1
    for value in ordered:
        if value > before + 1:
            gaps.append(list(range(before + 1, value)))
        before = value
    return gaps


def _misprint(chapter: Chapter, value: int, places: Places) -> Issue:
    message = f"“{chapter.number}” is printed where {value} is expected; the numbers before and after it are right."
    data = {"printed": chapter.value, "expected": value}
    mend = f"Correct the number to {value}."
    return Issue(
        "chapter_out_of_order",
        "info",
        chapter.start,
        chapter.body_start,
        chapter.index,
        message,
        chapter.heading,
        mend,
        data,
    )


def _moved(chapter: Chapter, run: list[Chapter], index: int, places: Places) -> Issue:
    neighbour = run[index - 1] if index else run[1]
    side = "after" if index else "before"
    message = f"Chapter {chapter.value} stands {side} chapter {neighbour.value}."
    mend = f"Move it to its place behind chapter {(chapter.value or 1) - 1}."
    data = {"number": chapter.value}
    return Issue(
        "chapter_out_of_order",
        "warning",
        chapter.start,
        chapter.end,
        chapter.index,
        message,
        chapter.heading,
        mend,
        data,
    )


def _gap_issue(gap: list[int], before: Chapter | None, run: list[Chapter], usual: _Lengths, places: Places) -> Issue:
    """`before`: the last chapter of the run with a lower number."""
    numbers = str(gap[0]) if len(gap) == 1 else f"{gap[0]} to {gap[-1]}"
    chapters = "chapter" if len(gap) == 1 else "chapters"
    data: dict[str, Any] = {"numbers": gap[:200]}
    if before is None:
        start = run[0].start
        message = f"No heading for {chapters} {numbers}: the numbering begins with {run[0].value}."
        mend = "Look for the beginning of the book in another copy."
        return Issue(
            "missing_chapter", "warning", start, start, run[0].index, message, places.snippet(start, start), mend, data
        )
    ratio = (before.end - before.body_start) / usual.middle if usual.middle else 0.0
    data["length_ratio"] = round(ratio, 2)
    where = (before.end, before.end, before.index)
    long = ratio >= 0.65 * (len(gap) + 1) and ratio > 1.3
    if usual.steady and long:
        message = (
            f"No heading for {chapters} {numbers}; chapter {before.value} is {ratio:.1f} times the median length:"
            " the text is probably merged into it."
        )
        mend = f"Find where {chapters} {numbers} should begin inside chapter {before.value} and set the heading."
        return Issue(
            "merged_chapter", "warning", before.start, before.end, before.index, message, before.heading, mend, data
        )
    doubt = "lost, or merged into the chapter before" if long else "lost"
    message = f"No heading for {chapters} {numbers} after chapter {before.value}: {doubt}."
    mend = (
        f"Look for {chapters} {numbers} in another copy."
        if not long
        else f"Read chapter {before.value} to its end first."
    )
    severity = "warning" if long else "error"
    return Issue("missing_chapter", severity, *where, message, places.snippet(before.end, before.end), mend, data)
