"""Eight times the text takes about eight times the CPU time, whatever the text is made of."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from benchmarks.analysis import texts
from tasks.analysis import files, pipeline
from tasks.analysis.errors import NotText

pytestmark = pytest.mark.pure

SMALL, TIMES = 100_000, 8
SPARE = 2.5  # a machine has its moods; what grows with the square of the text takes 64 times as long, not 20
LEAST = 0.05  # CPU seconds; what takes less is measured too roughly to be compared


def seconds(data: bytes, folder: Path) -> float:
    """CPU time of the report with all its files."""
    began = time.process_time()
    with contextlib.suppress(NotText):
        files.write(pipeline.analyse(data), folder)
    return time.process_time() - began


@pytest.mark.parametrize("form", sorted(texts.FORMS))
def test_the_time_grows_with_the_text(form: str, tmp_path: Path) -> None:
    make = texts.FORMS[form]
    few = max(LEAST, *(seconds(make(SMALL), tmp_path) for _ in range(2)))
    many = seconds(make(SMALL * TIMES), tmp_path)
    assert many <= SPARE * TIMES * few, f"{few:.2f} s, then {many:.2f} s for {TIMES} times the text"
