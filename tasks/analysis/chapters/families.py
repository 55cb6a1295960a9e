"""Which way of making headings is the book's own: every family of candidates is scored, the best one wins."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from statistics import median

from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.values import Span

# Chapters of more characters than this are parts, if something finer divides them.
LONG = 60_000
ENOUGH = 0.55
# What the numbers of so many chapters are worth without their order: a book whose files were joined in a wrong one.
SHUFFLED, MANY = 0.8, 8
# Characters of a chapter below which headings make a list and not a book.
SHORT_EXPLICIT, SHORT_BARE = 25, 200
# Numbers that Chinese and Japanese texts also set without blank lines around them.
CROWDED = (
    "bare-han",
    "bare-position",
    "numbered-han",
    "numbered-han-space",
    "bare-arabic",
    "numbered-arabic",
    "numbered-arabic-space",
)


def group(candidates: list[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates by family, without specials. A number alone has to stand apart, unless too few of its family do."""
    families: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if not candidate.family.startswith("special"):
            families.setdefault(candidate.family, []).append(candidate)
    for name, members in families.items():
        if not members[0].explicit:
            apart = [member for member in members if member.isolated]
            keep_all = not apart and name in CROWDED
            chain = _chain(members) if len(apart) < 0.5 * len(members) and not keep_all else []
            families[name] = members if keep_all else chain if len(chain) > 2 * len(apart) else apart
        elif members[0].rank == 2:
            families[name] = _by_setting(members)
    return {name: _without_noise(members) for name, members in families.items() if members}


def _chain(members: list[Candidate]) -> list[Candidate]:
    """Numbers that go up one by one, or begin again, in a text without blank lines: few stand between that do not."""
    chain: list[Candidate] = []
    for place, member in enumerate(members):
        last = chain[-1].value if chain else None
        following = members[place + 1].value if place + 1 < len(members) else None
        if member.value == (last + 1 if last is not None else 1) or (
            member.value == 1 and following == 2 and last is not None and last >= 3
        ):
            chain.append(member)
    return chain if len(chain) >= max(3, 0.6 * len(members)) else []


def _by_setting(members: list[Candidate]) -> list[Candidate]:
    """If nearly all headings of a word stand apart, one in the middle of a paragraph is none."""
    apart = [member for member in members if not member.inside]
    inside = len(members) - len(apart)
    return apart if 0 < inside <= 0.15 * len(apart) and _steps(apart) >= _steps(members) else members


def _without_noise(members: list[Candidate]) -> list[Candidate]:
    """Drop a candidate that breaks a sequence which is whole without it, unless it is a chapter moved or printed twice."""
    titles: dict[int | None, set[str]] = {}
    for member in members:
        titles.setdefault(member.value, set()).add(member.title)
    kept: list[Candidate] = []
    for place, member in enumerate(members):
        following = members[place + 1] if place + 1 < len(members) else None
        if kept and following and member.value is not None and kept[-1].value is not None:
            fits = member.value in (kept[-1].value + 1, 1)
            if not fits and following.value == kept[-1].value + 1 and len(titles[member.value]) > 1:
                continue
        kept.append(member)
    return kept


def sequence_share(members: list[Candidate], parts: list[Candidate]) -> float:
    """Share of the steps between numbered headings that are +1, or back to 1 at the head of a part."""
    numbered = [member for member in members if member.value is not None]
    if len(numbered) < 2:
        return 0.5
    good = 0
    starts = sorted(part.start for part in parts)
    for one, other in pairwise(numbered):
        assert one.value is not None and other.value is not None
        if other.value == one.value + 1 or (
            other.value == 1 and (one.value >= 3 or _any_between(starts, one.start, other.start))
        ):
            good += 1
    return good / (len(numbered) - 1)


def _any_between(places: list[int], low: int, high: int) -> bool:
    place = bisect_right(places, low)
    return place < len(places) and places[place] < high


def coverage(members: list[Candidate]) -> float:
    """Share of the numbers 1 to n that n headings have, each once: 1 for chapters in any order."""
    values = {member.value for member in members if member.value is not None}
    return sum(1 for value in range(1, len(members) + 1) if value in values) / max(1, len(members))


def _steps(members: list[Candidate]) -> float:
    return sequence_share(members, [])


def spread(members: list[Candidate], body: Span) -> float:
    """1 if the headings divide the body evenly or nearly so, toward 0 if they all stand in one corner of it."""
    length = max(1, body[1] - body[0])
    edges = [member.start for member in members] + [body[1]]
    gaps = [later - earlier for earlier, later in pairwise(edges)]
    leading, trailing = edges[0] - body[0], gaps[-1]
    inner = max(gaps[:-1], default=trailing)
    outside = leading + max(0, trailing - 2 * inner)
    widest = max(*gaps, leading, outside)
    return min(1.0, (1 - widest / length) / (1 - 1 / (len(members) + 0.5)))


def score(members: list[Candidate], parts: list[Candidate], body: Span) -> float:
    """How well a family serves as the chapters of a book, about 0..1.2."""
    count = len(members)
    first = members[0]
    if count < (2 if first.explicit else 3) or (count == 2 and first.value not in (1, None)):
        return 0.0
    lengths = [later.start - earlier.end for earlier, later in pairwise(members)]
    lengths.append(body[1] - members[-1].end)
    middle = median(lengths)
    even = spread(members, body)
    if not first.explicit and _same_title(members):
        return 0.0  # the running head of a page
    if first.family == "bare-arabic" and sum(member.torn for member in members) > 0.4 * count:
        return 0.0  # the numbers of pages
    if even < 0.25:
        return 0.0  # sections of one chapter, not the chapters of the book
    order = max(sequence_share(members, parts), SHUFFLED * coverage(members) if count >= MANY else 0.0)
    value = 0.5 * order + 0.35 * even + 0.1 * min(count, 20) / 20
    if first.explicit:
        value += {2: 0.2, 3: 0.08}.get(first.rank, 0.02)
    elif first.family.startswith("numbered-arabic"):
        value -= 0.1
    short = SHORT_EXPLICIT if first.explicit else SHORT_BARE
    if middle < short:
        value *= 0.3 + 0.7 * middle / short
    if even < 0.5:
        value *= 0.5 + even
    return value


def _same_title(members: list[Candidate]) -> bool:
    titles = [member.title for member in members if member.title]
    return len(titles) >= 5 and titles.count(titles[len(titles) // 2]) > 0.5 * len(members)


def choose(candidates: list[Candidate], body: Span) -> tuple[str | None, dict[str, list[Candidate]], dict[str, float]]:
    """The winning family, all families, and their scores; None where nothing makes a structure."""
    families = group(candidates)
    parts = [member for members in families.values() for member in members if member.explicit and member.rank < 2]
    parts += [candidate for candidate in candidates if candidate.family.startswith("special") and candidate.isolated]
    scores: dict[str, float] = {}
    for name, members in families.items():
        above = [part for part in parts if part.rank < members[0].rank or part.family.startswith("special")]
        scores[name] = round(score(members, above, body), 4)
    ranking = sorted(scores, key=lambda name: (-scores[name], name))
    if not ranking or scores[ranking[0]] < ENOUGH:
        return None, families, scores
    best = ranking[0]
    return _finer(best, ranking, families, scores, body), families, scores


def _finer(
    best: str, ranking: list[str], families: dict[str, list[Candidate]], scores: dict[str, float], body: Span
) -> str:
    """Where the winner's chapters are as long as books, a good family below it has the chapters."""
    members = families[best]
    length = (body[1] - members[0].start) / len(members)
    for name in ranking:
        inner = families[name]
        if (
            name == best
            or inner[0].rank < members[0].rank
            or scores[name] < 0.6
            or (not inner[0].explicit and members[0].rank == 2)
        ):
            continue
        if (length > LONG or members[0].rank < 2) and len(inner) >= 2 * len(members) and spread(inner, body) > 0.7:
            return name
    return best
