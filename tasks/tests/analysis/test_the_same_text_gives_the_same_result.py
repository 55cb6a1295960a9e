from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tasks.tests.analysis.language_texts import ROOT

pytestmark = pytest.mark.pure

PROGRAM = """
from tasks.analysis import dialogue, keywords, mood, people, style
from tasks.analysis.values import Language, Structure
for code, text in (
    ("en", "“Yes,” said Edwin Marsh to Ann Hale.\\n\\nAnn smiled at Edwin. “No,” cried Mr. Marsh and the captain.\\n\\n" * 30),
    ("zh", "沈淮道：“我来也。”周若兰笑道：“好个沈淮。”若兰走了进来，欢喜得很。\\n" * 30),
):
    structure, language = Structure((0, len(text)), []), Language(code, 1.0)
    cast = people.find(text, structure, language, dialogue.find(text, structure, language))
    print(cast)
    print(style.measure(text, structure, language, cast.dialogue))
    print(keywords.extract(text, structure, language, []))
    print(mood.measure(text, structure, language))
"""


def output(seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, check=True, capture_output=True
    ).stdout


def test_whatever_the_seed_of_the_hashes() -> None:
    assert output("1") == output("2")
