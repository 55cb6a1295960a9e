from __future__ import annotations

import json

import pytest

from realtime.links.postgresql import MAX_PAYLOAD, packed

pytestmark = pytest.mark.pure


def test_many_changes_are_split_and_none_is_lost() -> None:
    items = [{"id": f"task-{n}", "error_message": "读不懂" * (n % 90)} for n in range(500)]
    payloads = list(packed("changes", items))
    assert max(len(text.encode()) for text in payloads) <= MAX_PAYLOAD
    assert [item for text in payloads for item in json.loads(text)["changes"]] == items


def test_one_that_is_too_large_is_replaced_by_the_word_to_look() -> None:
    small, large = {"id": "task-1"}, {"id": "task-2", "error_message": "x" * 9000}
    payloads = [json.loads(text) for text in packed("changes", [small, large, small])]
    assert {"look": True} in payloads
    assert [item for one in payloads for item in one.get("changes", [])] == [small, small]
