"""What a processor without a report leaves: the list offers none, the page says truly what is the matter, and a time
limit that came with the upload is not blamed on the installation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.conftest import Served
from tasks.tests.browser.drive import row, settle
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Served(tmp_path_factory.mktemp("drill"), TASK_PROCESSOR="drill", TASK_MAX_RETRIES="0") as made:
        made.worker()
        yield made


def drilled(installation: Installation, orders: str, **fields: str) -> str:
    return installation.upload(novel(), "drilled.txt", extra_data=orders, **fields)


def test_a_task_without_a_report_offers_none(open_page: Callable[..., Page], installation: Installation) -> None:
    task_id = drilled(installation, '{"do": "ok"}')
    installation.until_status(task_id, "completed")
    page = open_page("/")
    expect(page.locator(row(task_id))).to_have_attribute("data-status", "completed")
    expect(page.locator(row(task_id)).get_by_text("Report", exact=True)).to_be_hidden()
    page.goto(f"/tasks/{task_id}")
    settle(page)
    expect(page.locator("#badge")).to_have_text("Completed")
    expect(page.locator("#open-report")).to_be_hidden()
    page.goto(f"/results/{task_id}")
    expect(page.locator("#unfinished")).to_contain_text("leaves no report that could be shown here")
    expect(page.locator("#unfinished")).to_contain_text("Drill: ok.")
    expect(page.locator("#unfinished")).not_to_contain_text("external service")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en-GB", "the limit that its upload asked for, timeout_seconds"), ("zh-CN", "上传时指定的时限 timeout_seconds")],
)
def test_the_upload_s_own_limit_is_named(
    open_page: Callable[..., Page], installation: Installation, language: str, words: str
) -> None:
    task_id = drilled(installation, '{"do": "hang"}', timeout_seconds="1")
    installation.until_status(task_id, "failed")
    page = open_page(f"/tasks/{task_id}", locale=language)
    expect(page.locator("#note-advice")).to_contain_text(words)


def test_a_program_s_own_words_end_with_one_full_stop(installation: Installation) -> None:
    task_id = drilled(installation, '{"do": "raise"}')
    task = installation.until_status(task_id, "failed")
    assert task["error_message"].startswith("RuntimeError: Drill: an error on purpose (in stage step_1).")


@pytest.mark.parametrize(
    ("details", "words"),
    [({"own_limit": False}, "raise TASK_TIMEOUT_SECONDS"), ({}, "raise TASK_TIMEOUT_SECONDS")],
)
def test_else_it_is_the_installation_s(open_page: Callable[..., Page], details: dict[str, bool], words: str) -> None:
    page = open_page("/")
    advice = "async (line) => (await import('/static/js/advice.js')).advice({}, line)"
    assert words in page.evaluate(advice, {"details": {"cause": "timeout", **details}})
