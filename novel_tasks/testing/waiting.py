from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(condition: Callable[[], T], what: str, seconds: float = 30.0) -> T:
    """The first truthy answer of `condition`; AssertionError that says what was waited for when none comes."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"Waited {seconds:.0f} s in vain: {what} (last answer: {answer!r})")
        time.sleep(0.02)
