"""From the winning candidates to chapters: parts, prologues and epilogues, continued numbering, doubled headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

BESIDE = 300  # a heading that follows another within so many characters belongs under it
MIN_SPECIAL = 200


def select(
    name: str, families: dict[str, list[Candidate]], candidates: list[Candidate], body: Span, lines: Lines
) -> tuple[list[Candidate], list[Candidate]]:
    """Chapters and parts in text order."""
    main = families[name]
    parts = _parts(main, candidates, lines)
    chapters = _adopt(main, parts, candidates, body)
    chapters = _drop_doubled(chapters, lines)
    chapters, parts = _specials(chapters, parts, candidates, body)
    return chapters, parts


def _parts(main: list[Candidate], candidates: list[Candidate], lines: Lines) -> list[Candidate]:
    rank = main[0].rank if main[0].explicit else 2
    taken = {id(member) for member in main}
    below = {member.line: member for member in main}
    return [
        candidate
        for candidate in candidates
        if candidate.explicit
        and candidate.rank < rank
        and id(candidate) not in taken
        and not candidate.family.startswith("special")
        and (candidate.isolated or ord(candidate.family[0]) > 0x2FFF or _heads(candidate, below, lines))
    ]


def _heads(candidate: Candidate, below: dict[int, Candidate], lines: Lines) -> bool:
    """Whether a chapter's heading is the next paragraph: then no wider gap need set a part's heading apart."""
    following = below.get(candidate.line + 1)
    return following is not None and lines.gap_before(candidate.line) > 0 and lines.gap_before(following.line) > 0


def _adopt(main: list[Candidate], parts: list[Candidate], candidates: list[Candidate], body: Span) -> list[Candidate]:
    """Headings of another make that go on with the numbering: inside a gap of it, behind its end, under an epilogue."""
    chosen = {candidate.start: candidate for candidate in main}
    of_parts = {id(part) for part in parts}
    previous: Candidate | None = None
    upcoming = iter([*main, None])
    following = next(upcoming)
    epilogue: Candidate | None = None
    for candidate in candidates:
        if candidate.start in chosen:
            previous, following, epilogue = candidate, next(upcoming), None
            continue
        if (candidate.family.startswith("special") and candidate.isolated) or id(candidate) in of_parts:
            epilogue = candidate
            continue
        if candidate.rank != 2 or candidate.value is None or not (candidate.isolated or candidate.explicit):
            continue
        if epilogue and candidate.value == 1 and candidate.start - epilogue.end < BESIDE and following is None:
            chosen[candidate.start] = previous = candidate
            continue
        if previous is None or previous.value is None or candidate.value != previous.value + 1:
            continue
        wanted = (
            following is None or following.value is None or following.value > candidate.value or following.value == 1
        )
        if wanted and candidate.start - previous.end > BESIDE and _same_level(candidate, previous, following, chosen):
            chosen[candidate.start] = previous = candidate
    return [chosen[start] for start in sorted(chosen)]


def _same_level(
    candidate: Candidate, previous: Candidate, following: Candidate | None, chosen: dict[int, Candidate]
) -> bool:
    """An inner section may happen to fit the numbering of the chapters: it fits less if the numbering has no gap."""
    if following is not None and following.value is not None and previous.value is not None:
        return following.value > previous.value + 1 or (following.value == 1 and candidate.explicit)
    return True


def _drop_doubled(chapters: list[Candidate], lines: Lines) -> list[Candidate]:
    """A heading printed twice in a row is one heading."""
    kept: list[Candidate] = []
    for chapter in chapters:
        if (
            kept
            and chapter.value is not None
            and chapter.value == kept[-1].value
            and chapter.start - kept[-1].end < BESIDE
        ):
            continue
        kept.append(chapter)
    return kept


def _specials(
    chapters: list[Candidate], parts: list[Candidate], candidates: list[Candidate], body: Span
) -> tuple[list[Candidate], list[Candidate]]:
    """Prologues and epilogues become chapters, or parts where numbered chapters follow at once."""
    crowded = sum(1 for chapter in chapters if not chapter.isolated) > 0.5 * len(chapters)
    specials = [
        c for c in candidates if c.family.startswith("special") and (c.isolated or crowded or ord(c.family[8]) > 0x2FFF)
    ]
    result, heads = list(chapters), list(parts)
    starts = sorted([c.start for c in chapters] + [p.start for p in parts] + [s.start for s in specials] + [body[1]])
    of_chapters = [c.start for c in chapters]
    for special in specials:
        place = bisect_left(of_chapters, special.start)
        if place < len(chapters) and of_chapters[place] == special.start:
            continue
        behind = bisect_right(starts, special.start)
        following = starts[behind] if behind < len(starts) else body[1]
        next_place = bisect_right(of_chapters, special.end)
        under = chapters[next_place] if next_place < len(chapters) else None
        beside = under is not None and under.start - special.end < BESIDE and under.value == 1
        if beside and special.kind != "prologue":
            heads.append(special)
        elif following - special.end >= MIN_SPECIAL and _in_place(special, chapters, place):
            result.append(special)
    return sorted(result, key=lambda c: c.start), sorted(heads, key=lambda c: c.start)


def _in_place(special: Candidate, chapters: list[Candidate], place: int) -> bool:
    """A prologue stands before chapter 1, an epilogue behind the last one of the book or of a part.

    `place` is that of the first chapter behind it.
    """
    last = place == len(chapters)
    if special.kind == "prologue":
        return not place or last or chapters[place].value == 1
    if special.family == "special-番外":
        return place > 0
    if special.kind == "epilogue":
        return last or chapters[place].value == 1
    return place > 0 and not last
