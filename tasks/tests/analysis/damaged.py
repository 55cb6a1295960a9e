"""A book with more wrong in it than a report lists."""

from __future__ import annotations

from functools import cache

from tasks.analysis.pipeline import Analysis, analyse
from tasks.tests.analysis import damage, prose


def book() -> bytes:
    """Hundreds of broken lines, advertisements and quotation marks that stay open, all over sixteen chapters."""
    text = prose.english_book(16, 24)
    return "".join(_chapter(chapter) for chapter in damage.chapters(text)).encode()


@cache
def analysed() -> Analysis:
    return analyse(book(), "damaged.txt")


def _chapter(chapter: str) -> str:
    heading, *paragraphs = chapter.rstrip().split("\n\n")
    made = [heading, paragraphs[0]]
    for at, paragraph in enumerate(paragraphs[1:-1]):
        middle = paragraph.find(" a", len(paragraph) // 2)
        if at % 2 and paragraph[middle - 1].islower():
            paragraph = paragraph[:middle] + "\n\n" + paragraph[middle + 1 :]
        made += [paragraph, "Visit www.free-novels.com for more!"]
        if at % 3 == 0:
            made.append(f"“Nobody came on day {at}, she said, and it was late in the evening, and the house was dark.")
    return "\n\n".join([*made, paragraphs[-1]]) + "\n\n"
