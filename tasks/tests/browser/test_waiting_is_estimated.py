"""When a waiting task begins, and what it takes once it has: by its place, like tasks and the workers, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]
ROW = {"processor": "", "file_size": 10_000, "processing_time_ms": 8_000, "tasks": 9}
BEGINS = """async ({ answer, task, workers }) => {
  const { learn, secondsToBegin, seeWorkers } = await import("/static/js/estimate.js");
  const fetched = fetch;
  window.fetch = async () => ({ ok: true, json: async () => answer });
  learn();
  window.fetch = fetched;
  await new Promise((done) => setTimeout(done)); // the answer is taken by then: it comes without a network
  seeWorkers(workers);
  return secondsToBegin({ status: "pending", queue_position: 7, processor: "", file_size: 10000, ...task }, 0);
}"""


def begins(page: Page, answer: dict[str, Any], workers: int = 1, **task: Any) -> int | None:
    found: int | None = page.evaluate(BEGINS, {"answer": answer, "task": task, "workers": workers})
    return found


def test_it_begins_when_those_before_it_are_through(open_page: Callable[..., Page]) -> None:
    page = open_page("/login/")
    known = {"typical": [ROW, ROW | {"processing_time_ms": 20_000, "tasks": 3}], "slots": 2}
    assert begins(page, known) == 36  # 11 s each on the average, 6.5 of them, two at once
    assert begins(page, known, queue_position=1) == 3


def test_where_something_is_not_known_nothing_is_said(open_page: Callable[..., Page]) -> None:
    page = open_page("/login/")
    known = {"typical": [ROW], "slots": 2}
    assert begins(page, known | {"slots": 0}) is None
    assert begins(page, {"typical": [ROW]}) is None
    assert begins(page, {"typical": [ROW | {"processor": "external"}], "slots": 2}) is None
    assert begins(page, known, workers=0) is None
    assert begins(page, known, processor="external") is None
    assert begins(page, known, queue={"next_retry_at": "2026-01-01T00:00:00Z"}) is None
    assert begins(page, known, queue_position=None) is None
    assert begins(page, known, status="processing") is None


@pytest.mark.parametrize(
    ("language", "place", "expected"),
    [
        ("en-GB", "Place 1 in line", r"^begins in about \d+ (s|min|h) · about \d+ (s|min|h) of work$"),
        ("zh-CN", "排队第 1 位", r"^约 \d+ (秒|分钟|小时)后开始 · 处理约需 \d+ (秒|分钟|小时)$"),
    ],
)
def test_the_list_says_it_beside_the_place(
    open_page: Callable[..., Page], installation: Installation, language: str, place: str, expected: str
) -> None:
    task_id = installation.upload(novel(), "patient.txt", priority="50" if language == "en-GB" else "51")
    page = open_page("/health", locale=language)
    page.route("**/typical", lambda route: route.fulfill(json={"typical": [ROW], "slots": 1}))
    page.route("**/tasks/statistics", with_a_worker)
    page.goto("/")
    expect(page.locator(row(task_id)).locator("[data-field=stage]")).to_have_text(place)
    expect(page.locator(row(task_id)).locator("[data-field=more]")).to_have_text(re.compile(expected))


def test_without_a_worker_only_the_work_itself_is_estimated(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "stranded.txt", priority="60")
    page = open_page("/health")
    page.route("**/typical", lambda route: route.fulfill(json={"typical": [ROW], "slots": 0}))
    page.goto("/")
    expect(page.locator(row(task_id)).locator("[data-field=more]")).to_contain_text("of work")
    expect(page.locator(row(task_id)).locator("[data-field=more]")).not_to_contain_text("begins")


def with_a_worker(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, json=answer.json() | {"workers": 1})


def test_a_place_far_back_is_written_as_numbers_are(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    line = "async (task) => (await import('/static/js/words.js')).stateLine(task)"
    assert page.evaluate(line, {"status": "pending", "queue_position": 10_000}) == "Place 10,000 in line"
