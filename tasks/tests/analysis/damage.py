"""Damage of each kind in three doses, for texts of thirty chapters and more; the component and the issue that name it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

HEADING = re.compile(r"^(?:CHAPTER [\dIVXL]+|第[\d〇零一二三四五六七八九十百]+[章回].*)$", re.MULTILINE)
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
    places = [match.start() for match in re.finditer(r'”|(?<=[.,!?])"(?=\s)', text)]
    gone = set(rnd.sample(places, int(len(places) * (0.03, 0.1, 0.3)[dose])))
    return "".join(char for place, char in enumerate(text) if place not in gone)


def long_lines(text: str) -> tuple[list[str], list[int]]:
    """The lines, and which of them are paragraphs."""
    lines = text.split("\n")
    return lines, [place for place, line in enumerate(lines) if len(line) > 70]


def copied(text: str, dose: int, rnd: random.Random, change: Callable[[str], str]) -> str:
    """Passages of three paragraphs stand again, changed, some paragraphs on."""
    lines, paragraphs = long_lines(text)
    for place in sorted(rnd.sample(range(5, len(paragraphs) - 30), (1, 4, 12)[dose]), reverse=True):
        passage = [change(lines[line]) for line in paragraphs[place : place + 3]]
        target = paragraphs[place + 25]
        lines[target:target] = [*"\n\n".join(passage).split("\n"), ""]
    return "\n".join(lines)


def repeated_passages(text: str, dose: int, rnd: random.Random) -> str:
    return copied(text, dose, rnd, str)


def retouched_passages(text: str, dose: int, rnd: random.Random) -> str:
    """The copies differ in case and punctuation."""
    return copied(text, dose, rnd, lambda line: line.replace(",", " –").replace("，", " ").upper())


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
        tears = [offset for offset in inside if 45 < offset < len(line) - 20]
        if not tears:
            continue
        tear = rnd.choice(tears)
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
