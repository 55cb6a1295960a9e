"""Thai does not part its words, and the report says that it cannot count them: characters are counted instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tasks.processors import Source, analysis

pytestmark = pytest.mark.pure

TEXT = "คืนนั้นมืดและมีพายุ ฝนตกหนักไม่ขาดสาย เขาเดินกลับบ้านคนเดียว\n\n" * 30


class Reporter:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def progress(self, done: float, stage: str | None = None) -> None: ...

    def log(self, message: str, level: str = "info", **details: Any) -> None: ...


def test_it_counts_characters(tmp_path: Path) -> None:
    result = analysis.process(Source("task-1-1", "novel.txt", 1, {}, TEXT.encode), Reporter(tmp_path))
    assert result.extra_data["counts"]["words"] is None
    assert result.tokens_processed == result.extra_data["counts"]["characters"] > 1000
