from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tasks.analysis.files.csv_form import table
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

CHINESE = "".join(
    f"第{n}章 风起\n\n" + "张无忌说道：“今天的风很大，我们明天再走。”赵敏笑道：“好，那就明天。”\n" * 25
    for n in "一二三四五"
)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_excel_sees_that_they_are_utf_8(tmp_path: Path) -> None:
    books.written(tmp_path, CHINESE)
    for name in ("chapters.csv", "cast.csv", "relations.csv"):
        assert (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf"), name
    assert next(row["heading"] for row in rows(tmp_path / "chapters.csv")) == "第一章 风起"
    assert "张无忌" in {row["name"] for row in rows(tmp_path / "cast.csv")}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", " =1"])
def test_no_text_is_a_formula(text: str) -> None:
    made = table(["cell"], [[text]]).decode("utf-8-sig")
    assert next(iter(csv.reader(io.StringIO(made.splitlines()[1]))))[0].startswith("'")


def test_figures_stay_figures() -> None:
    assert table(["a", "b", "c"], [[-1.5, 0, None]]).decode("utf-8-sig").splitlines()[1] == "-1.5,0,"


def test_headings_cannot_run(tmp_path: Path) -> None:
    text = "".join(books.chapter(n, '=HYPERLINK("http://evil.example","x")') for n in range(1, 5))
    text = text.replace("Chapter 1. =", "=Chapter 1. =")
    books.written(tmp_path, text)
    for row in rows(tmp_path / "chapters.csv"):
        assert not row["title"].startswith("=")
        assert not row["heading"].startswith("=")


def test_rows_agree_with_the_report(tmp_path: Path) -> None:
    report = books.report(books.written(tmp_path, books.novel()))
    chapters, cast, relations = (rows(tmp_path / name) for name in ("chapters.csv", "cast.csv", "relations.csv"))
    assert [int(row["words"]) for row in chapters] == [chapter["words"] for chapter in report["chapters"]]
    assert [(row["name"], int(row["mentions"])) for row in cast] == [
        (p["name"], p["mentions"]) for p in report["characters"]
    ]
    assert [(row["source"], row["target"], int(row["weight"])) for row in relations] == [
        (r["a"], r["b"], r["weight"]) for r in report["relations"]
    ]
    for row in cast:
        assert row["name"] in row["first_mention"] or any(
            alias in row["first_mention"] for alias in row["aliases"].split(" | ")
        )
