from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from novel_tasks import turns
from novel_tasks.turns import Turns

pytestmark = pytest.mark.pure


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as made:
        yield made


async def test_the_next_begins_when_the_one_before_is_through(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60)
    at_once: list[int] = []
    running = threading.Semaphore(1)

    def work(number: int) -> int:
        assert running.acquire(blocking=False), "two at once"
        at_once.append(number)
        running.release()
        return number

    here = Turns(1)
    assert await asyncio.gather(*(here.run(pool, work, number) for number in range(50))) == list(range(50))
    assert at_once == list(range(50))


async def test_who_waits_for_something_else_holds_up_nobody(pool: ThreadPoolExecutor) -> None:
    here, done = Turns(1), threading.Event()
    slow = asyncio.ensure_future(here.run(pool, done.wait, 60))
    # It would wait for ever if the slow one kept its seat.
    assert await asyncio.wait_for(here.run(pool, lambda: "through"), 30) == "through"
    assert not slow.done()
    done.set()
    assert await slow


async def test_a_failure_gives_the_seat_back(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60)
    here = Turns(1)
    with pytest.raises(ZeroDivisionError):
        await here.run(pool, lambda: 1 // 0)
    assert await asyncio.wait_for(here.run(pool, lambda: "through"), 30) == "through"


async def test_who_gives_up_waiting_takes_no_seat_along(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60)
    here, done = Turns(1), threading.Event()
    first = asyncio.ensure_future(here.run(pool, done.wait, 60))
    await asyncio.sleep(0)
    waiting = [asyncio.ensure_future(here.run(pool, lambda: "through")) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    done.set()
    assert await first
    # Also in the very moment in which its turn came.
    waiting[1].cancel()
    assert await asyncio.wait_for(waiting[2], 30) == "through"
    assert await asyncio.wait_for(here.run(pool, lambda: "through"), 30) == "through"
