from __future__ import annotations

import pytest

from tasks.analysis.pipeline import analyse

pytestmark = pytest.mark.pure
CHAPTERS = "\n".join(
    f"第{number}回 有人走过长街\n\n" + "那天夜里下了雨，街上没有人。" * 40 + "\n" for number in "一二三四"
)


@pytest.mark.parametrize(
    "line", ["《长街》作者：王二", "《长街》作者:王二", "《长街》作者；王二", "《长街》作者王二", "《长街》 王二 著"]
)
def test_whatever_mark_stands_between(line: str) -> None:
    source = analyse(f"{line}\n\n{CHAPTERS}".encode()).report["source"]
    assert source["title"] == "长街"
    assert source["author"].removesuffix("著").strip() == "王二"
