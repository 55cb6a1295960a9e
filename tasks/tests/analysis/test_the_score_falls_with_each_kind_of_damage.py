"""Damage injected in growing doses lowers the integrity score, each time by the component that names it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from tasks.analysis.pipeline import Analysis, analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

BOOKS = {"en": prose.english_book(30, 8), "zh": prose.chinese_book(30, 12)}
HEADING = re.compile(r"^(?:CHAPTER \d+|第\d+章 旧事)$", re.MULTILINE)
Damage = Callable[[str, int, random.Random], str]


def chapters(text: str) -> list[str]:
    starts = [match.start() for match in HEADING.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def scattered(text: str, what: str, times: int, rnd: random.Random) -> str:
    for place in sorted(rnd.sample(range(len(text)), times), reverse=True):
        text = text[:place] + what + text[place:]
    return text


def lost_characters(text: str, dose: int, rnd: random.Random) -> str:
    return scattered(text, "\ufffd", (2, 20, 200)[dose], rnd)


def control_characters(text: str, dose: int, rnd: random.Random) -> str:
    return scattered(text, "\x07", (2, 20, 200)[dose], rnd)


def private_use(text: str, dose: int, rnd: random.Random) -> str:
    return scattered(text, "\ue5e5", (2, 20, 200)[dose], rnd)


def removed_chapters(text: str, dose: int, rnd: random.Random) -> str:
    parts = chapters(text)
    gone = {5, *rnd.sample(range(1, 29), (0, 4, 9)[dose])}
    return "".join(part for place, part in enumerate(parts) if place not in gone)


def lost_headings(text: str, dose: int, rnd: random.Random) -> str:
    gone = {3, *rnd.sample(range(5, 29, 2), (0, 3, 8)[dose])}
    return "".join(HEADING.sub("", part) if place in gone else part for place, part in enumerate(chapters(text)))


def doubled_chapters(text: str, dose: int, rnd: random.Random) -> str:
    twice = {4, *rnd.sample(range(6, 29), (0, 2, 5)[dose])}
    return "".join(part * 2 if place in twice else part for place, part in enumerate(chapters(text)))


def moved_chapters(text: str, dose: int, rnd: random.Random) -> str:
    parts = chapters(text)
    for place in ((3,), (3, 9, 15), (3, 8, 13, 18, 23))[dose]:
        parts[place], parts[place + 2] = parts[place + 2], parts[place]
    return "".join(parts)


def emptied_chapters(text: str, dose: int, rnd: random.Random) -> str:
    empty = {6, *rnd.sample(range(8, 28, 2), (0, 2, 5)[dose])}
    return "".join(
        part.split("\n", 1)[0] + "\n\n\n\n" if place in empty else part for place, part in enumerate(chapters(text))
    )


def advertisements(text: str, dose: int, rnd: random.Random) -> str:
    lines = text.split("\n")
    for place in sorted(rnd.sample(range(60, len(lines) - 60), (1, 5, 25)[dose]), reverse=True):
        lines.insert(place, "\nwww.xiaoshuotxt.com\n")
    return "\n".join(lines)


def lost_quotes(text: str, dose: int, rnd: random.Random) -> str:
    places = [match.start() for match in re.finditer("”", text)]
    gone = set(rnd.sample(places, int(len(places) * (0.03, 0.1, 0.3)[dose])))
    return "".join(char for place, char in enumerate(text) if place not in gone)


def long_lines(text: str) -> tuple[list[str], list[int]]:
    """The lines, and which of them are paragraphs."""
    lines = text.split("\n")
    return lines, [place for place, line in enumerate(lines) if len(line) > 70]


def repeated_passages(text: str, dose: int, rnd: random.Random) -> str:
    lines, paragraphs = long_lines(text)
    for place in sorted(rnd.sample(range(5, len(paragraphs) - 30), (1, 4, 12)[dose]), reverse=True):
        passage = [lines[line] for line in paragraphs[place : place + 3]]
        target = paragraphs[place + 25]
        lines[target:target] = [*"\n\n".join(passage).split("\n"), ""]
    return "\n".join(lines)


def retouched_passages(text: str, dose: int, rnd: random.Random) -> str:
    """The copies differ in case and punctuation."""
    lines, paragraphs = long_lines(text)
    for place in sorted(rnd.sample(range(5, len(paragraphs) - 30), (1, 4, 12)[dose]), reverse=True):
        passage = [lines[line].replace(",", " –").replace("，", " ").upper() for line in paragraphs[place : place + 3]]
        target = paragraphs[place + 25]
        lines[target:target] = [*"\n\n".join(passage).split("\n"), ""]
    return "\n".join(lines)


def mojibake(text: str, dose: int, rnd: random.Random) -> str:
    """Paragraphs that were read in the wrong encoding and saved so."""
    lines, paragraphs = long_lines(text)
    for place in rnd.sample(paragraphs, (1, 6, 40)[dose]):
        wrong = "gb18030" if "的" in lines[place] or "，" in lines[place] else "cp1252"
        accented = lines[place].replace("ei", "é").replace("ou", "ü")
        lines[place] = accented.encode().decode(wrong, "replace")
    return "\n".join(lines)


def broken_lines(text: str, dose: int, rnd: random.Random) -> str:
    """Paragraphs torn apart between two words, as by the end of a page."""
    lines, paragraphs = long_lines(text)
    for place in rnd.sample(paragraphs, int(len(paragraphs) * (0.15, 0.4, 0.9)[dose])):
        line = lines[place]
        inside = [match.end() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])|[一-龥](?=[一-龥])", line)]
        tear = rnd.choice([offset for offset in inside if 45 < offset < len(line) - 20])
        lines[place] = line[:tear].rstrip() + "\n\n" + line[tear:]
    return "\n".join(lines)


def glued_advertisements(text: str, dose: int, rnd: random.Random) -> str:
    places = [match.end() for match in re.finditer("[,，] ?", text)][50:-50]
    for place in sorted(rnd.sample(places, (1, 5, 25)[dose]), reverse=True):
        text = text[:place] + "www.xiaoshuotxt.com" + text[place:]
    return text


def shortened_chapters(text: str, dose: int, rnd: random.Random) -> str:
    cut = set(rnd.sample(range(3, 28, 2), (1, 2, 3)[dose]))
    parts = chapters(text)
    for place in cut:
        heading, below, rest = parts[place].partition("\n")
        end = "。" if "。" in rest else "."
        parts[place] = heading + below + rest[: rest.index(end) + 1] + "\n\n\n\n"
    return "".join(parts)


KINDS: dict[str, tuple[Damage, str, str | None]] = {
    "lost characters": (lost_characters, "encoding damage", "encoding_damage"),
    "control characters": (control_characters, "encoding damage", "control_characters"),
    "private use": (private_use, "encoding damage", "encoding_damage"),
    "removed chapters": (removed_chapters, "missing chapters", "missing_chapter"),
    "lost headings": (lost_headings, "missing chapters", "merged_chapter"),
    "doubled chapters": (doubled_chapters, "repeated text", "duplicate_chapter"),
    "moved chapters": (moved_chapters, "chapter order", "chapter_out_of_order"),
    "empty chapters": (emptied_chapters, "empty chapters", "empty_chapter"),
    "advertisements": (advertisements, "foreign lines", "advertisement"),
    "advertisements in sentences": (glued_advertisements, "foreign lines", "advertisement"),
    "repeated passages": (repeated_passages, "repeated text", "near_duplicate_text"),
    "retouched passages": (retouched_passages, "repeated text", "near_duplicate_text"),
    "mojibake": (mojibake, "encoding damage", "encoding_damage"),
    # These have no kind of issue: their places stand in `integrity`.
    "broken lines": (broken_lines, "broken lines", None),
    "shortened chapters": (shortened_chapters, "chapter lengths", None),
    "lost quotation marks": (lost_quotes, "quotation marks", "unbalanced_quotes"),
}


def deductions(analysis: Analysis) -> dict[str, float]:
    return {component["name"]: component["deduction"] for component in analysis.quality.components}


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_more_damage_scores_lower_for_the_reason_given(book: str, kind: str) -> None:
    damage, component, issue = KINDS[kind]
    whole = analyse(BOOKS[book].encode())
    assert whole.quality.value == 1.0
    scores = [whole.quality.value]
    reasons = [0.0]
    for dose in range(3):
        analysis = analyse(damage(BOOKS[book], dose, random.Random(dose)).encode())
        found = deductions(analysis)
        assert issue is None or issue in {one["kind"] for one in analysis.report["issues"]}
        scores.append(analysis.quality.value)
        reasons.append(found[component])
        others = sum(value for name, value in found.items() if name != component)
        assert others <= found[component], found
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) >= 3
    assert all(later > earlier for earlier, later in pairwise(reasons))


@pytest.mark.parametrize("book", BOOKS)
def test_bytes_that_are_no_characters_lower_the_score(book: str) -> None:
    scores = [1.0]
    for dose in (2, 20, 60):
        data = bytearray(BOOKS[book].encode())
        body = range(200, len(data) - 200)
        for place in random.Random(3).sample(body, dose):
            data[place] = 0xFF
        analysis = analyse(bytes(data))
        found = deductions(analysis)
        assert found["encoding damage"] > sum(found.values()) / 2
        assert "encoding_damage" in {one["kind"] for one in analysis.report["issues"]}
        scores.append(analysis.quality.value)
    assert all(later < earlier for earlier, later in pairwise(scores))


@pytest.mark.parametrize("book", BOOKS)
def test_what_a_distributor_adds_is_reported_and_is_no_damage(book: str) -> None:
    """It stands outside the novel, and the clean text leaves it out: however much there is, the novel is whole."""
    for lines in (1, 10, 100):
        added = "Most people start at our site.\n" * lines
        text = f"{added}*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n{BOOKS[book]}"
        text += f"\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n{added}"
        analysis = analyse(text.encode())
        found = [one for one in analysis.report["issues"] if one["kind"] == "boilerplate"]
        assert len(found) == 2 and all(one["end"] - one["start"] >= len(added) for one in found)
        assert analysis.quality.value == 1.0


@pytest.mark.parametrize("book", BOOKS)
def test_a_text_on_one_line_scores_lower(book: str) -> None:
    analysis = analyse(BOOKS[book].replace("\n", " ").encode())
    assert deductions(analysis)["broken lines"] == 0.15


@pytest.mark.parametrize("book", BOOKS)
def test_a_cut_ending_scores_lower(book: str) -> None:
    analysis = analyse(BOOKS[book].rstrip()[:-9].encode())
    assert deductions(analysis)["ending"] == 0.08


@pytest.mark.parametrize("book", BOOKS)
def test_every_receipt_adds_up(book: str) -> None:
    analysis = analyse(advertisements(lost_characters(BOOKS[book], 1, random.Random(1)), 1, random.Random(2)).encode())
    assert analysis.quality.value == pytest.approx(1 - sum(deductions(analysis).values()), abs=0.006)
    assert all(
        component["why"].endswith(".") for component in analysis.quality.components + analysis.confidence.components
    )


@pytest.mark.parametrize("book", BOOKS)
def test_confidence_falls_when_the_text_is_no_prose(book: str) -> None:
    rnd = random.Random(7)
    characters = list(BOOKS[book])
    rnd.shuffle(characters)
    whole, short = analyse(BOOKS[book].encode()), analyse(BOOKS[book][:500].encode())
    shuffled = analyse("".join(characters).encode())
    assert whole.confidence.value > 0.8
    assert short.confidence.value < whole.confidence.value - 0.2
    assert shuffled.confidence.value < whole.confidence.value - 0.2
