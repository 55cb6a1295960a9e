from __future__ import annotations

from pathlib import Path

import pytest

from tasks.analysis import files
from tasks.analysis.serialise import to_json
from tasks.tests.analysis import books

pytestmark = pytest.mark.pure

NAMES = [
    "report.json",
    "report.html",
    "report.md",
    "clean.txt",
    "book.epub",
    "chapters.csv",
    "cast.csv",
    "relations.csv",
]


def test_all_are_written_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    assert files.write(books.read(books.novel()), folder) == NAMES
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert all(path.stat().st_size for path in folder.iterdir())


def test_report_json_is_the_report(tmp_path: Path) -> None:
    analysis = books.read(books.novel())
    files.write(analysis, tmp_path)
    assert (tmp_path / "report.json").read_bytes() == to_json(analysis.report)
    assert books.report(tmp_path)["counts"]["chapters"] == 6


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = books.written(tmp_path / "1", books.novel()), books.written(tmp_path / "2", books.novel())
    for name in NAMES:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    files.write(books.read(books.novel()), tmp_path, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) == len(NAMES)
