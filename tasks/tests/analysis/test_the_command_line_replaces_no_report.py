"""`python -m tasks.analysis --out DIR` refuses what it could not keep, in one line, before it reads anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.analysis.__main__ import main

pytestmark = pytest.mark.pure

STORY = "Chapter 1\n\nIt was a dark night, and nobody was awake.\n"


def novel(path: Path) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(STORY, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("second", ["two/a.txt", "one/a.md", "two/A.txt"])
def test_two_files_of_one_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], second: str) -> None:
    files = [novel(tmp_path / "one/a.txt"), novel(tmp_path / second)]
    with pytest.raises(SystemExit) as ended:
        main(["--out", str(tmp_path / "out"), *files])
    assert ended.value.code == 2
    assert f"{files[0]} and {files[1]} would both become a.json" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = novel(tmp_path / "a.txt")
    with pytest.raises(SystemExit) as ended:
        main(["--out", file, file])
    assert ended.value.code == 2
    assert f"--out {file} is no folder" in capsys.readouterr().err


def test_files_of_different_names_get_a_report_each(tmp_path: Path) -> None:
    file = novel(tmp_path / "a.txt")
    assert main(["--out", str(tmp_path / "out"), novel(tmp_path / "b.txt"), file]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]
