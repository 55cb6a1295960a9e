"""The whole heading: title lines below the number, titles that run over two lines."""

from __future__ import annotations

import re

from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.chapters.cjk import META
from tasks.analysis.lines import Lines

RULE = re.compile(r"[\W_]{2,}")
MAX_TITLE = 90
MAX_TITLE_HAN = 36
MAJORITY = 0.6
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "et",
        "y",
        "e",
        "el",
        "un",
        "une",
        "und",
        "der",
        "die",
        "das",
    ]
)


def complete(chapters: list[Candidate], lines: Lines, blocked: set[int]) -> None:
    """Fill `lines` of each candidate with the indexes of the further lines of its heading. `blocked`: other headings."""
    for chapter in chapters:
        chapter.lines = _wrapped(chapter, lines, blocked)
    bare = [chapter for chapter in chapters if not chapter.lines and not chapter.title]
    below = [(chapter, _below(chapter, lines, blocked)) for chapter in bare]
    found = [pair for pair in below if pair[1]]
    numbered = [chapter for chapter in chapters if not chapter.family.startswith("special")]
    if len(found) >= max(2, MAJORITY * min(len(bare), len(numbered))):
        for chapter, titles in found:
            chapter.lines = titles


def _wrapped(chapter: Candidate, lines: Lines, blocked: set[int]) -> list[int]:
    """Lines that follow without a blank one, up to the blank line that ends the heading."""
    taken: list[int] = []
    index = chapter.line + 1
    while index < len(lines) and lines.gaps[index] == 0 and len(taken) < 4:
        if index in blocked or lines.ends[index] - lines.starts[index] > MAX_TITLE or RULE.fullmatch(lines[index]):
            return []
        taken.append(index)
        index += 1
    if not taken or (index < len(lines) and lines.gaps[index] == 0):
        return []
    if sum(lines.ends[i] - lines.starts[i] for i in taken) > 320:
        return []
    # Where a blank line parts paragraphs, a line right below the number is close to it on purpose.
    if lines.usual_gap and (chapter.title or not all(title_like(lines[i]) for i in taken)):
        return []
    first = lines[taken[0]]
    if chapter.title and len(lines[chapter.line]) < 40 and not title_like(first):
        return []
    if not chapter.title and not title_like(first):
        return []
    return taken


def _below(chapter: Candidate, lines: Lines, blocked: set[int]) -> list[int]:
    """A title in a paragraph of its own below the number."""
    index = chapter.line + 1
    if index >= len(lines) or index in blocked:
        return []
    if lines.gaps[index] > max(3, lines.usual_gap + 2):
        return []
    last = index
    while (
        last + 1 < len(lines)
        and lines.gaps[last + 1] <= lines.usual_gap
        and lines.gaps[last + 1] == 0
        and last - index < 2
    ):
        if last + 1 in blocked:
            return []
        last += 1
    if last + 1 < len(lines) and lines.gaps[last + 1] <= lines.usual_gap:
        return []
    taken = list(range(index, last + 1))
    return taken if all(title_like(lines[i]) for i in taken) else []


def title_like(line: str) -> bool:
    """Capitals, or most words capitalised, or a few Han characters without the marks of a sentence."""
    if META.search(line) or RULE.fullmatch(line):
        return False
    if not line or line[0] in "\"“‘'«—-_(（「『[［" or len(line) > MAX_TITLE:
        return False
    if any("\u3040" <= char <= "\u9fff" for char in line[:20]):
        return len(line) <= MAX_TITLE_HAN and not any(char in "。，；：“”！？,;" for char in line)
    letters = [char for char in line if char.isalpha()]
    if not letters or line[-1] in ",;:":
        return False
    if all(char.isupper() for char in letters):
        return True
    words = [word.strip(".,;:!?'’\"”“()_-") for word in line.split()]
    weighty = [word for word in words if word and word.lower() not in _SMALL]
    capital = sum(1 for word in weighty if not word[0].islower())
    return bool(weighty) and capital / len(weighty) >= 0.7 and not words[0][:1].islower()


def drop_file_names(chapters: list[Candidate], lines: Lines) -> None:
    """Leave "author--title--" out of headings if nearly all have it: it comes from how files were joined."""
    joined = [
        chapter for chapter in chapters if (chapter.prefix and chapter.prefix[-1] in "-—_") or "《" in chapter.prefix
    ]
    if len(joined) < 3 or len({chapter.prefix for chapter in joined}) > 1 or len(joined) < 0.8 * len(chapters):
        return
    for chapter in joined:
        at = lines.text.find(chapter.prefix, chapter.start, chapter.end)
        if at >= 0:
            chapter.start = at + len(chapter.prefix)


def drop_fused_text(chapters: list[Candidate], lines: Lines) -> None:
    """Where nearly all titles have two clauses, a third one is the beginning of the text on the same line."""
    counts = [len(chapter.title.split()) if ord(chapter.family[0]) > 0x2FFF else 0 for chapter in chapters]
    usual = max(set(counts), key=counts.count, default=0)
    if usual < 2 or counts.count(usual) < 0.8 * len(counts):
        return
    for chapter, count in zip(chapters, counts, strict=True):
        if count > usual:
            clauses = chapter.title.split()
            lengths = [len(clause) for clause in clauses[:usual]]
            if min(lengths) < 4 or max(lengths) - min(lengths) > 1:
                continue  # a gap inside a clause, where a rare character was lost
            at = lines.text.find(clauses[usual - 1], chapter.start, chapter.end)
            if at >= 0:
                chapter.end = at + len(clauses[usual - 1])
                chapter.title = " ".join(clauses[:usual])
