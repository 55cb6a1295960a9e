from __future__ import annotations

import re

import pytest

from tasks.analysis import dialogue
from tasks.analysis.values import Language
from tasks.tests.analysis.language_texts import NOVELS, whole

pytestmark = [pytest.mark.pure, pytest.mark.novels]


def test_exact_spans_reach_the_figure_that_is_promised() -> None:
    samples = sorted((NOVELS / "litbank" / "quotations").glob("*.txt"))
    if not samples:
        pytest.skip(f"no LitBank samples in {NOVELS} (set NOVELS_DIR)")
    right = found = true = 0
    for sample in samples:
        text = sample.read_text(encoding="utf-8")
        spans = {(q.start, q.end) for q in dialogue.find(text, whole(text), Language("en", 1.0)).quotes}
        gold = set()
        lines, offset = [], 0
        for line in text.split("\n"):
            lines.append([(offset + m.start(), offset + m.end()) for m in re.finditer(r"[^ ]+", line)])
            offset += len(line) + 1
        for row in sample.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            fields = row.split("\t")
            if fields[0] == "QUOTE":
                a, b, c, d = map(int, fields[2:6])
                gold.add((lines[a][b][0], lines[c][d][1]))
        right, found, true = right + len(gold & spans), found + len(spans), true + len(gold)
    assert 2 * right / (found + true) >= 0.93
