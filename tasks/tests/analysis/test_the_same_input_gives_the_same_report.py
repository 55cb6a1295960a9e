"""A report depends on the bytes, the name and the options, and on nothing else; progress only grows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.analysis.pipeline import analyse
from tasks.analysis.progress import STAGES
from tasks.analysis.serialise import to_json
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[3]
BOOKS = {"en": prose.english_book(), "zh": prose.chinese_book()}


@pytest.mark.parametrize("book", BOOKS)
def test_byte_for_byte_in_other_processes_too(book: str, tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text(BOOKS[book], encoding="utf-8")
    made = {to_json(analyse(BOOKS[book].encode(), "book.txt").report)}
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "tasks.analysis", str(tmp_path / "book.txt")]
        run = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        made.add(run.stdout)
    assert len(made) == 1


@pytest.mark.parametrize("book", BOOKS)
def test_progress_names_every_stage_and_never_falls(book: str) -> None:
    told: list[tuple[str, float]] = []
    analyse(BOOKS[book].encode(), progress=lambda stage, fraction: told.append((stage, fraction)))
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert list(dict.fromkeys(stage for stage, _ in told)) == list(STAGES)


def test_the_command_writes_one_report_per_file(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(BOOKS["en"], encoding="utf-8")
    (tmp_path / "two.txt").write_bytes(BOOKS["zh"].encode("gb18030"))
    (tmp_path / "three.txt").write_bytes(b"%PDF-1.4 \x00\x01")
    files = [str(tmp_path / name) for name in ("one.txt", "two.txt", "three.txt")]
    command = [sys.executable, "-m", "tasks.analysis", "--out", str(tmp_path / "out"), *files]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "three.txt" in run.stderr
    reports = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").iterdir()}
    assert sorted(reports) == ["one", "two"]
    assert [reports[name]["source"]["language"] for name in ("one", "two")] == ["en", "zh"]
    assert reports["two"]["source"]["encoding"] == "gb18030"
