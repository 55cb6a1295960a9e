"""The page's own reckoning, in the modules that do it: how long a task still takes, and how a duration is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation
from django.utils.formats import date_format
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.processes]
TYPICAL = {
    "typical": [
        {"processor": "", "file_size": 1_000_000, "processing_time_ms": 10_000, "tasks": 9},
        {"processor": "", "file_size": 10_000, "processing_time_ms": 1_000, "tasks": 9},
        {"processor": "other", "file_size": 1_000_000, "processing_time_ms": 90_000, "tasks": 9},
    ]
}
LEFT = """async (task) => {
  const { secondsLeft } = await import("/static/js/estimate.js");
  return secondsLeft({ status: "processing", started_at: new Date(0).toISOString(), processor: "", ...task }, task.now * 1000);
}"""
LEARN = """async () => {
  const { learn } = await import("/static/js/estimate.js");
  learn();
}"""
WORDS = """async (times) => {
  const { duration } = await import("/static/js/format.js");
  return times.map(duration);
}"""
DATE = """async (times) => {
  const { fullTime } = await import("/static/js/format.js");
  return times.map(fullTime);
}"""
PERCENT = """async (values) => {
  const { percent } = await import("/static/js/format.js");
  return values.map(percent);
}"""


@pytest.fixture
def untaught(open_page: Callable[..., Page]) -> Page:
    """A page whose modules know of no like task: none has finished."""
    return open_page("/login/")


@pytest.fixture
def taught(untaught: Page) -> Page:
    untaught.route("**/typical", lambda route: route.fulfill(json=TYPICAL))
    with untaught.expect_response("**/typical"):
        untaught.evaluate(LEARN)
    # The answer is in use once a task that shows nothing itself has an estimate.
    untaught.wait_for_function(f"async () => ({LEFT})({{ progress: 0, file_size: 1000000, now: 0 }}) !== null")
    return untaught


def left(page: Page, **task: Any) -> int | None:
    found: int | None = page.evaluate(LEFT, {"file_size": 1_000_000, "progress": 0, "now": 0} | task)
    return found


def test_like_tasks_alone_judge_one_that_has_just_begun(taught: Page) -> None:
    assert left(taught) == 10
    assert left(taught, file_size=2_000_000) == 20  # in proportion to the nearest in size
    assert left(taught, file_size=20_000) == 2
    assert left(taught, processor="other") == 90
    assert left(taught, progress=50, now=1) == 5  # too young to judge by itself


def test_the_further_it_is_the_more_it_judges_itself(taught: Page) -> None:
    """Half done in 20 s: by itself 20 s more, by like tasks 5 s more; each counts by half."""
    assert left(taught, progress=50, now=20) == 13  # 20 · 0.5 + 10 · 0.5 · 0.5 = 12.5
    assert left(taught, progress=90, now=90) == 9  # 10 · 0.9 + 10 · 0.1 · 0.1 = 9.1


def test_what_was_unlike_says_nothing(taught: Page) -> None:
    assert left(taught, file_size=100_000_000) is None
    assert left(taught, processor="never-seen") is None
    assert left(taught, file_size=0) is None


def test_without_like_tasks_only_what_it_has_shown_itself_counts(untaught: Page) -> None:
    assert left(untaught, progress=25, now=10) == 30
    assert left(untaught, progress=4, now=10) is None  # too little to go by
    assert left(untaught, progress=50, now=2) is None


@pytest.mark.parametrize(
    "task", [{"status": "pending"}, {"started_at": None}, {"progress": 100}, {"status": "completed"}]
)
def test_nothing_is_left_of_what_does_not_run(taught: Page, task: dict[str, Any]) -> None:
    assert left(taught, **task) is None


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en-GB", ["0 ms", "999 ms", "1 s", "1.5 s", "1 min 0 s", "2 min 0 s", "1 h 0 min", "1 h 1 min"]),
        ("zh-CN", ["0 毫秒", "999 毫秒", "1 秒", "1.5 秒", "1 分 0 秒", "2 分 0 秒", "1 小时 0 分", "1 小时 1 分"]),
    ],
)
def test_a_duration_never_reads_sixty_seconds(open_page: Callable[..., Page], locale: str, words: list[str]) -> None:
    page = open_page("/", locale=locale)
    assert page.evaluate(WORDS, [0, 999.4, 999.6, 1500, 59_960, 119_700, 3_599_800, 3_660_000]) == words
    assert page.evaluate(PERCENT, [0, 12, 99.6]) == ["0%", "12%", "100%"]


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("en-US", "en"), ("zh-CN", "zh-hans")])
def test_the_server_and_the_browser_write_a_date_alike(
    open_page: Callable[..., Page], locale: str, language: str
) -> None:
    page = open_page("/login/", locale=locale, timezone_id="UTC")
    moments = [
        datetime(2026, month, day, hour, 8, tzinfo=UTC) for month, day, hour in ((1, 5, 0), (9, 25, 13), (5, 1, 9))
    ]
    with translation.override(language):
        names = ("DATETIME_FORMAT", "SHORT_DATETIME_FORMAT")
        for name in names:
            assert page.evaluate(DATE, [moment.isoformat() for moment in moments]) == [
                date_format(moment, name) for moment in moments
            ]
