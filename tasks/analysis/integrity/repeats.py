"""Text that comes twice: whole chapters and passages, exact or nearly so.

Sentences are hashed without their punctuation (containment, Broder 1997); pairs of chapters that share a few
sentences are compared by their word or character 5-grams, which small changes leave alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from tasks.analysis.integrity.place import Places
from tasks.analysis.integrity.tally import Tally
from tasks.analysis.reading import Reading
from tasks.analysis.values import Issue, Removal, Span

_NOISE = re.compile(r"[\W_]+")
_NOISE_INSIDE = re.compile(r"[^\w\0]+|_+")
_QUIET = {code: code if chr(code).isalnum() or not code else None for code in range(128)}
_MARKS = "“”‘’—…"
MIN_SENTENCE = {True: 10, False: 32}  # characters without punctuation, in Han text and in other scripts
MIN_PASSAGE = {True: 120, False: 400}
MAX_KEY = 2000  # characters of a sentence that are compared
MIN_RUN = 3
DUPLICATE = 0.6
SUSPECT = 0.12
LIMIT = 200
GRAM = 5
MAX_PAIRS = 60


@dataclass(slots=True)
class _Sentence:
    start: int
    end: int
    piece: int
    source: int  # place of the earlier sentence that says the same, -1 for none
    key: int


def find(known: Reading, places: Places, tally: Tally) -> tuple[list[Issue], dict[str, Any], list[Removal]]:
    """Issues, the repeated share of the body, and whole chapters that a clean text can do without."""
    sentences = _read(known)
    chapters, removals, covered = _chapters(known, sentences)
    passages = _passages(known, sentences, places, covered)
    body = max(1, known.structure.body[1] - known.structure.body[0])
    repeated = sum(issue.data["characters"] for issue in [*chapters, *passages])
    measures = {"share": round(min(1.0, repeated / body), 5), "chapters": len(chapters), "passages": len(passages)}
    return tally.cut(chapters + passages, LIMIT), measures, removals


def _read(known: Reading) -> list[_Sentence]:
    text, least = known.text, MIN_SENTENCE[known.cjk]
    seen: dict[str, int] = {}
    found: list[_Sentence] = []
    for number, spans in enumerate(known.sentences):
        long = [(start, end) for start, end in spans if end - start >= least]
        for (start, end), key in zip(long, _keys(text, long), strict=True):
            if len(key) < least:
                continue
            source = seen.setdefault(key, len(found))
            found.append(_Sentence(start, end, number, source if source != len(found) else -1, hash(key)))
    return found


def _keys(text: str, spans: list[Span]) -> list[str]:
    """What sentences say, without punctuation and case; all at once, for a call costs as much as a line of text."""
    if not spans:
        return []
    joined = "\0".join([text[start : min(end, start + MAX_KEY)].replace("\0", "") for start, end in spans])
    for mark in _MARKS:
        joined = joined.replace(mark, "")
    said = joined.split("\0")
    # ASCII is what str.translate is fast for.
    plain = iter("\0".join([key for key in said if key.isascii()]).translate(_QUIET).casefold().split("\0"))
    others = iter(_NOISE_INSIDE.sub("", "\0".join([key for key in said if not key.isascii()])).casefold().split("\0"))
    return [next(plain if key.isascii() else others) for key in said]


def _chapters(known: Reading, sentences: list[_Sentence]) -> tuple[list[Issue], list[Removal], set[int]]:
    """Chapters that repeat an earlier one."""
    totals: Counter[int] = Counter()
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for sentence in sentences:
        length = sentence.end - sentence.start
        totals[sentence.piece] += length
        if sentence.source >= 0 and sentences[sentence.source].piece != sentence.piece:
            shared[sentence.piece][sentences[sentence.source].piece] += length
    pairs = [
        (piece, other, length / totals[piece])
        for piece, others in shared.items()
        for other, length in others.most_common(1)
        if length >= SUSPECT * totals[piece]
    ]
    issues, removals, covered = [], [], set()
    for piece, other, share in _confirmed(known, _same_numbers(known, pairs)):
        if share < DUPLICATE or not known.pieces[piece].chapter or not known.pieces[other].chapter:
            continue
        covered.add(piece)
        issue = _duplicate(known, piece, other, share)
        issues.append(issue)
        if share > 0.95:
            removals.append(
                Removal(issue.start, issue.end, "duplicate_chapter", known.text[issue.start : issue.start + 200])
            )
    return issues, removals, covered


def _same_numbers(known: Reading, pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Add neighbours in the list that print the same number and title: a second version shares few whole sentences."""
    by_heading: dict[tuple[int | None, str | None], int] = {}
    chapters = known.structure.chapters
    known_pairs = {piece for piece, _, _ in pairs}
    for number, piece in enumerate(known.pieces):
        if not piece.chapter:
            continue
        chapter = chapters[piece.chapter - 1]
        key = (chapter.value, chapter.title)
        if chapter.title and key in by_heading and number not in known_pairs:
            pairs.append((number, by_heading[key], 0.0))
        by_heading.setdefault(key, number)
    return sorted(pairs)


def _confirmed(known: Reading, pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    found: list[tuple[int, int, float]] = []
    for piece, other, share in pairs:
        checked = share
        if share < DUPLICATE and len(found) < MAX_PAIRS:
            checked = max(share, _grams_shared(known, piece, other))
        found.append((piece, other, checked))
    return found


def _grams_shared(known: Reading, piece: int, other: int) -> float:
    """Share of the 5-grams of one chapter that the other one has too."""
    one, two = (_grams(known, number) for number in (piece, other))
    return len(one & two) / max(1, len(one))


def _grams(known: Reading, number: int) -> set[int]:
    piece = known.pieces[number]
    text = known.text[piece.start : piece.end].casefold()
    units: list[str] | str = _NOISE.sub("", text) if known.cjk else _NOISE.sub(" ", text).split()
    return {hash(tuple(units[place : place + GRAM])) for place in range(len(units) - GRAM + 1)}


def _duplicate(known: Reading, piece: int, other: int, share: float) -> Issue:
    chapters = known.structure.chapters
    twice, once = chapters[known.pieces[piece].chapter - 1], chapters[known.pieces[other].chapter - 1]
    message = f"“{twice.heading}” repeats “{once.heading}” ({share:.0%} of it)."
    mend = "Remove one of the two; the clean text keeps the first if they are the same."
    length = round((twice.end - twice.body_start) * share)
    data = {"repeats": once.index, "share": round(share, 3), "characters": length}
    return Issue("duplicate_chapter", "error", twice.start, twice.end, twice.index, message, twice.heading, mend, data)


def _passages(known: Reading, sentences: list[_Sentence], places: Places, covered: set[int]) -> list[Issue]:
    """Runs of sentences that stand in the same order elsewhere."""
    issues: list[Issue] = []
    run: list[_Sentence] = []
    for place, sentence in enumerate(sentences):
        if (
            run
            and sentence.source >= 0
            and run[-1].source + 1 < place
            and sentences[run[-1].source + 1].key == sentence.key
        ):
            sentence.source = run[-1].source + 1  # it stands in several places; here it goes on with the run
        follows = bool(run) and 0 < sentence.source - run[-1].source <= 2 and sentence.source < place
        if run and not follows:
            _finish(run, sentences, known, places, issues)
            run = []
        if sentence.source >= 0 and sentence.piece not in covered:
            run.append(sentence)
    _finish(run, sentences, known, places, issues)
    return issues


def _finish(
    run: list[_Sentence], sentences: list[_Sentence], known: Reading, places: Places, issues: list[Issue]
) -> None:
    length = sum(sentence.end - sentence.start for sentence in run)
    if len(run) < MIN_RUN or length < MIN_PASSAGE[known.cjk]:
        return
    start, end = run[0].start, run[-1].end
    source = sentences[run[0].source]
    first = places.chapter(source.start)
    where = f"chapter {first}" if first else "the text before the first chapter"
    message = f"{length:,} characters repeat a passage of {where}."
    mend = "Keep one of the two passages."
    data = {"source": [source.start, sentences[run[-1].source].end], "characters": length}
    issues.append(
        Issue(
            "near_duplicate_text",
            "warning",
            start,
            end,
            places.chapter(start),
            message,
            places.exact(start, end),
            mend,
            data,
        )
    )
