from __future__ import annotations

import random
import re
from functools import cache

import pytest

from benchmarks.analysis.texts import NOVELS
from tasks.analysis.pipeline import Analysis, analyse
from tasks.tests.analysis.damage import HEADING, KINDS

pytestmark = [pytest.mark.pure, pytest.mark.novels]


@cache
def novel(name: str) -> str:
    """The first thirty chapters, each paragraph on a line of its own."""
    path = NOVELS / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"There are no novels in {NOVELS}; NOVELS_DIR says where they are.")
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    starts = [match.start() for match in HEADING.finditer(text)]
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text[starts[0] : starts[30]])


@cache
def whole(name: str) -> Analysis:
    return analyse(novel(name).encode())


@pytest.mark.parametrize("name", ["jane_eyre", "zh_shuihu_utf8"])
@pytest.mark.parametrize("kind", KINDS)
def test_more_damage_scores_lower_for_the_reason_given(name: str, kind: str) -> None:
    damage, component, issue = KINDS[kind]
    scores, more = [whole(name).quality.value], [0.0]
    before = {one["name"]: one["deduction"] for one in whole(name).quality.components}
    for dose in range(3):
        analysis = analyse(damage(novel(name), dose, random.Random(dose)).encode())
        growth = {one["name"]: one["deduction"] - before[one["name"]] for one in analysis.quality.components}
        scores.append(analysis.quality.value)
        more.append(growth.pop(component))
    assert scores == sorted(scores, reverse=True) and scores[-1] < scores[0], scores
    assert more == sorted(more) and more[-1] > 0, more
    assert sum(growth.values()) <= more[-1], (growth, more)
    # Where the lengths of chapters vary as they do here, the report does not decide whether lost ones were merged.
    kinds = {"missing_chapter", "merged_chapter"} if issue == "merged_chapter" else {issue}
    assert issue is None or kinds & {one["kind"] for one in analysis.report["issues"]}
