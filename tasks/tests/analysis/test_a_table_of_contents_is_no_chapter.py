"""The entries of a table of contents are not taken for chapters, in whatever form they are."""

from __future__ import annotations

import pytest

from tasks.analysis import chapters
from tasks.analysis.language import identify
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

TITLES = ["The House", "A Letter", "The Garden", "Mr. Bold", "The Road", "Old Friends"]
ROMAN = ["I", "II", "III", "IV", "V", "VI"]
BODY = prose.book(
    [f"CHAPTER {n}" for n in ROMAN], prose.english(72), per_chapter=12, gap="\n\n\n\n", below="\n\n", between="\n\n"
)
TITLED = prose.book(TITLES, prose.english(72), per_chapter=12, gap="\n\n\n", below="\n\n", between="\n\n")
HAN = prose.book(
    [f"第{n}章 往事" for n in "一二三四五六"], prose.chinese(120), per_chapter=20, gap="\n\n", below="\n", between="\n"
)

TABLES = {
    "same form": ("CONTENTS\n\n" + "\n".join(f"CHAPTER {n}" for n in ROMAN), BODY),
    "with titles and pages": (
        "CONTENTS\n\n"
        + "\n".join(f"CHAPTER {n}. {t} . . . . {i}7" for i, (n, t) in enumerate(zip(ROMAN, TITLES, strict=True))),
        BODY,
    ),
    "without a word": ("\n".join(f"CHAPTER {n}. {t}" for n, t in zip(ROMAN, TITLES, strict=True)), BODY),
    "titles only": ("Contents\n\n" + "\n".join(f"{title} ..... {i}" for i, title in enumerate(TITLES)), TITLED),
    "Chinese": ("目录\n" + "\n".join(f"第{n}章 往事" for n in "一二三四五六"), HAN),
    "Chinese, digits": ("目录\n" + "\n".join(f"第00{n}章 往事" for n in range(1, 7)), HAN),
}


@pytest.mark.parametrize("name", TABLES)
def test_only_the_headings_of_the_body_count(name: str) -> None:
    table, body = TABLES[name]
    text = f"THE BOOK\n\nby A. Writer\n\n\n{table}\n\n\n\n{body}"
    structure = chapters.find(text, identify(text))
    assert len(structure.chapters) == 6
    assert structure.chapters[0].start >= len(text) - len(body)
    assert structure.contents


def test_a_table_of_contents_alone_has_no_chapters() -> None:
    text = "CONTENTS\n\n" + "\n".join(f"Chapter {n}. Title {n}" for n in range(1, 80))
    assert chapters.find(text, identify(text)).chapters == []
