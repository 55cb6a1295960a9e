from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tasks.analysis import files
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

FRENCH = "".join(
    f"CHAPITRE {n}\n\n" + "Il ne savait pas où elle était allée, et Jeanne ne disait rien à Pierre. " * 60 + "\n\n"
    for n in range(1, 5)
)
JAPANESE = "".join(
    f"第{n}章\n\n" + "彼はまだ何も言わなかった。今日の風はとても強いのである。\n" * 60 for n in "一二三四"
)
NOBODY = "".join(f"Chapter {n}\n\n" + "It rained, and the wind blew over the hills all day. " * 60 for n in "1234")


def _at(report: dict[str, Any], path: str) -> Any:
    found: Any = report
    for name in path.split("."):
        found = found[name]
    return found


@pytest.mark.parametrize("text", [FRENCH, JAPANESE, NOBODY], ids=["fr", "ja", "en"])
def test_what_the_report_says_it_has_not_is_null(text: str) -> None:
    report = books.read(text).report
    assert {path: _at(report, path) for path in report["unavailable"]} == dict.fromkeys(report["unavailable"])
    assert {name for name, value in report.items() if value is None} <= set(report["unavailable"])


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (JAPANESE, "ja")], ids=["fr", "ja"])
def test_names_that_were_not_looked_for_are_null(text: str, language: str) -> None:
    report = books.read(text).report
    assert report["source"]["language"] == language
    assert report["characters"] is None and report["relations"] is None
    assert {"characters", "relations"} <= set(report["unavailable"])


def test_names_that_were_looked_for_in_vain_are_an_empty_list() -> None:
    report = books.read(NOBODY).report
    assert report["source"]["language"] == "en"
    assert report["characters"] == [] and report["relations"] == []
    assert not {"characters", "relations"} & set(report["unavailable"])


@pytest.mark.parametrize("earlier", [False, True], ids=["null", "empty, as earlier versions wrote it"])
def test_all_files_bear_it(tmp_path: Path, earlier: bool) -> None:
    analysis = books.read(FRENCH)
    if earlier:
        analysis.report.update(characters=[], relations=[], key_sentences=[])
    files.write(analysis, tmp_path)
    for name in ("cast.csv", "relations.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as table:
            assert len(list(csv.reader(table))) == 1, name
    reason = analysis.report["unavailable"]["characters"]
    assert f"People: not available – {reason}." in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f"## People\n\nNot available: {reason}." in (tmp_path / "report.md").read_text(encoding="utf-8")
