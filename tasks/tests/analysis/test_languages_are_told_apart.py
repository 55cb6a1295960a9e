"""The language is told from scripts and function words; what is no language is not guessed."""

from __future__ import annotations

import pytest

from tasks.analysis.language import identify
from tasks.tests.analysis import prose
from tasks.tests.analysis.test_any_encoding_is_decoded import TEXTS

pytestmark = pytest.mark.pure

CODES = {"zh-Hant": "zh"}


@pytest.mark.parametrize("name", TEXTS)
def test_the_language_is_right(name: str) -> None:
    found = identify(TEXTS[name])
    assert found.code == CODES.get(name, name)
    assert found.confidence > 0.5


def test_chinese_scripts_are_told_apart() -> None:
    assert identify(TEXTS["zh"]).script == "Hans"
    assert identify(TEXTS["zh-Hant"]).script == "Hant"


@pytest.mark.parametrize("text", ["", "1 2 3 4 5", "xqz vbn wrt plk " * 50, "{};()[]<>" * 100, "a\n" * 500])
def test_what_is_no_language_is_undetermined(text: str) -> None:
    assert identify(text).code == "und"


def test_a_quotation_in_another_language_changes_nothing() -> None:
    text = "\n".join(prose.english(60)) + TEXTS["fr"][:800]
    assert identify(text).code == "en"
