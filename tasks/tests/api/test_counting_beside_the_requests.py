"""Of many rows the number is counted beside the requests: an old one is answered with, and a new one is soon there."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from novel_tasks.testing.waiting import until
from tasks.selectors import counting

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    class Clock:
        now = 1_000_000.0

        def time(self) -> float:
            return self.now

    made = Clock()
    cache.clear()
    monkeypatch.setattr(counting, "time", made)
    return made


def test_an_old_number_now_and_a_new_one_next_time(clock: Any) -> None:
    numbers = iter([30_000, 30_001, 30_002])

    def look() -> int:
        return counting.kept("many", lambda: next(numbers), lambda count: count > counting.MANY)

    assert [look(), look()] == [30_000, 30_000]
    clock.now += counting.KEEP_SECONDS + 1
    assert look() == 30_000  # and counts beside it
    assert until(lambda: look() == 30_001, "the new number")
    assert next(numbers) == 30_002  # it was counted once


def test_few_are_always_exact(clock: Any) -> None:
    numbers = iter([3, 4])
    assert [counting.kept("few", lambda: next(numbers), lambda count: count > counting.MANY) for _ in range(2)] == [
        3,
        4,
    ]


def test_what_became_few_is_forgotten(clock: Any) -> None:
    numbers = [30_000]

    def look() -> int:
        return counting.kept("fewer", lambda: numbers[0], lambda count: count > counting.MANY)

    look()
    numbers[0] = 5
    clock.now += counting.KEEP_SECONDS + 1
    assert look() == 30_000
    assert until(lambda: look() == 5, "the exact number")
