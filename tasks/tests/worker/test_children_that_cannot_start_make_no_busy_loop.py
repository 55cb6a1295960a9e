from __future__ import annotations

import itertools
import multiprocessing
import time
from typing import Any

import pytest

from novel_tasks.testing.waiting import until
from tasks.worker.slot import LONGEST_PAUSE, Slot

pytestmark = pytest.mark.pure


class DeadOnArrival:
    """A child process that ends before it says anything."""

    exitcode = 1
    pid = 1

    def __init__(self, target: Any, args: tuple[Any, ...], daemon: bool) -> None:
        self.args = args

    def start(self) -> None:
        self.args[0].close()

    def kill(self) -> None: ...

    def join(self, timeout: float) -> None: ...


class Context:
    Process = DeadOnArrival
    Pipe = staticmethod(multiprocessing.Pipe)


class Refusing(Context):
    class Process(DeadOnArrival):
        def start(self) -> None:
            raise ConnectionRefusedError("the forking server is gone")


def test_each_start_is_followed_by_a_pause_that_doubles() -> None:
    heard: list[Any] = []
    slot = Slot(Context(), None, lambda *message: heard.append(message))  # type: ignore[arg-type]
    pauses = []
    for life in range(10):
        until(lambda: len(heard) > life, "the death of the child to be heard")  # noqa: B023
        assert heard[-1][2] is None
        assert slot.bury() == "its process exited with status 1"
        assert slot.start_at is not None and not slot.is_free
        pauses.append(slot.start_at - time.monotonic())
        slot.start_at = time.monotonic()
        slot.start_when_due()
    assert all(later > 1.8 * sooner or later > 0.9 * LONGEST_PAUSE for sooner, later in itertools.pairwise(pauses))
    assert pauses[0] > 0.3 and max(pauses) <= LONGEST_PAUSE


def test_a_forking_server_that_cannot_be_reached_is_asked_again_later() -> None:
    slot = Slot(Refusing(), None, lambda *message: None)  # type: ignore[arg-type]
    assert slot.start_at is not None and slot.start_at > time.monotonic()
    assert not slot.is_free and slot.pid is None
