from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tasks.analysis.compare import compare
from tasks.analysis.compare.__main__ import main
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure


def test_each_row_has_both_values_and_their_difference() -> None:
    a, b = books.read(books.novel(5)), books.read(books.novel(8))
    rows = {row["name"]: row for row in compare(a.report, a.text, b.report, b.text)["measures"]}
    expected = {"name": "chapters", "label": "Chapters", "a": 5, "b": 8, "difference": 3, "units": None}
    assert rows["chapters"] == expected
    assert rows["words"]["a"] == a.report["counts"]["words"]
    assert rows["words"]["difference"] == b.report["counts"]["words"] - a.report["counts"]["words"]
    assert {"quality", "dialogue_ratio", "flesch_reading_ease", "mattr_500", "problems"} <= set(rows)


def test_what_one_language_has_not_is_null() -> None:
    chinese = "".join(f"第{n}章\n\n" + "他说：“今天的风很大，我们明天再走。”\n" * 40 for n in "一二三四")
    a, b = books.read(books.novel(5)), books.read(chinese)
    row = {row["name"]: row for row in compare(a.report, a.text, b.report, b.text)["measures"]}["flesch_reading_ease"]
    assert math.isfinite(row["a"])
    assert row["b"] is None
    assert row["difference"] is None


def test_people_are_joined_by_name() -> None:
    a, b = books.read(books.novel(6)), books.read(books.novel(6).replace("Boris", "Bertram"))
    people = compare(a.report, a.text, b.report, b.text)["people"]
    assert "Anna" in {row["name"] for row in people["both"]}
    assert [row["name"] for row in people["only_a"]] == ["Boris"]
    assert [row["name"] for row in people["only_b"]] == ["Bertram"]


@pytest.mark.parametrize("earlier", [False, True], ids=["null", "empty, as earlier versions wrote it"])
def test_nobody_is_missing_from_a_text_in_which_nobody_was_looked_for(earlier: bool) -> None:
    french = "".join(f"Chapitre {n}\n\n" + "Il ne savait pas où elle était allée ce soir. " * 60 for n in "123")
    a, b = books.read(books.novel(5)), books.read(french)
    report = b.report | ({"characters": [], "relations": []} if earlier else {})
    result = compare(a.report, a.text, report, b.text)
    assert result["people"] is None
    row = {row["name"]: row for row in result["measures"]}["people"]
    assert row["a"] > 0
    assert row["b"] is None and row["difference"] is None


def test_the_command_writes_json_or_text(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(books.novel(6), encoding="utf-8")
    new.write_text(
        books.novel(6).replace("Chapter 6", "Chapter 6. The End").replace("stones", "pebbles", 2), encoding="utf-8"
    )
    assert main([str(old), str(new)]) == 0
    result = json.loads(capsysbinary.readouterr().out)
    assert result["schema"] == "novel-comparison/1"
    assert result["relation"] == "drafts"
    assert main(["--text", str(old), str(new)]) == 0
    shown = capsysbinary.readouterr().out.decode()
    assert result["summary"] in shown
    assert "Changed, most first (1)" in shown


def test_the_command_names_the_file_it_cannot_read(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(tmp_path / "none.txt"), str(tmp_path / "none.txt")]) == 1
    assert b"none.txt" in capsysbinary.readouterr().err
