from __future__ import annotations

from pathlib import Path

import pytest

from tasks.analysis.files.markdown import plain
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", r"a \| b"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("[x](http://evil.example)", r"\[x\](http://evil.example)"),
        ("<script>", r"\<script\>"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("1.269 of it", "1.269 of it"),
        ("- item", r"\- item"),
        ("two\nlines", "two lines"),
    ],
)
def test_marks_are_escaped(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_tables_keep_their_columns(tmp_path: Path) -> None:
    text = "".join(books.chapter(n, "The | pipe") for n in range(1, 5))
    lines = (books.written(tmp_path, text) / "report.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if "pipe" in line and line.startswith("|")]
    assert len(rows) == 4
    assert all(row.replace(r"\|", "").count("|") == 5 for row in rows)
