from __future__ import annotations

import pytest

from tasks.tests.analysis.language_texts import cast

pytestmark = pytest.mark.pure

TEXT = (
    """“Where is it?” said Edwin Marsh.

“Here,” Margaret Hale replied, “under the bed.”

“I do not see it.”

Edwin Marsh said, “Look again.”

Margaret Hale looked, and Edwin Marsh laughed.

"""
    * 5
)


def test_tags_after_and_before_name_the_speaker_and_silence_names_nobody() -> None:
    found = cast(TEXT)
    speakers = [quote.speaker for quote in found.dialogue.quotes[:5]]
    assert speakers == ["Edwin Marsh", "Margaret Hale", "Margaret Hale", None, "Edwin Marsh"]
    assert found.dialogue.speakers_named_ratio == 0.8


def test_lines_are_counted_for_each_person() -> None:
    lines = {person.name: person.lines for person in cast(TEXT).people}
    assert lines == {"Edwin Marsh": 10, "Margaret Hale": 10}
