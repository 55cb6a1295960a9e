from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(working_installation: Installation) -> Installation:
    return working_installation


def test_a_novel_goes_from_the_file_dialog_to_its_report_without_a_reload(
    open_page: Callable[..., Page], installation: Installation, files: Callable[..., str]
) -> None:
    page = open_page("/")
    expect(page.locator("[data-stat=completed]")).not_to_have_text("–")
    before = int(page.locator("[data-stat=completed]").inner_text())
    page.evaluate("window.neverReloaded = true")
    page.set_input_files("#files", files("north_and_south.txt", novel(chapters=8)))
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded")
    task_row = page.locator(".task-row", has_text="north_and_south.txt")
    expect(task_row).to_have_attribute("data-status", "completed", timeout=60_000)
    expect(page.locator("[data-stat=completed]")).to_have_text(str(before + 1))
    assert page.evaluate("window.neverReloaded") is True

    task_row.get_by_role("link", name="Report").click()
    expect(page.locator("h1")).to_have_text("north_and_south.txt")
    expect(page.locator(".summary")).to_contain_text("English")
    expect(page.locator("#chapters tbody tr")).to_have_count(8)
    expect(page.locator("#chapters .bar")).to_have_count(8)
    expect(page.locator("#people")).to_contain_text("Margaret Hale")
    with page.expect_download() as download:
        page.locator("#downloads a", has_text="The report for programs").click()
    assert download.value.suggested_filename == "report.json"


def test_the_task_page_follows_the_work_and_tells_what_happened(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "watched.txt")
    page = open_page(f"/tasks/{task_id}")
    expect(page.locator("#badge")).to_have_text("Completed", timeout=60_000)
    expect(page.locator("#timeline > li")).to_have_count(3)
    expect(page.locator(".timeline-stages li")).to_have_count(12)
    expect(page.locator(".timeline-stages li").nth(1)).to_have_text(re.compile(r"^Decoding [\d.]+ (ms|s)$"))
    expect(page.locator("#steps li[data-state=done]")).to_have_count(12)
    expect(page.locator("#log .log-line:visible")).to_have_count(3)
    page.locator("#log-level").select_option("debug")
    expect(page.locator("#log .log-line:visible")).to_have_count(15)
    expect(page.locator("#files a", has_text="The report for programs")).to_be_visible()
    page.get_by_role("link", name="Read the report").click()
    expect(page.locator("h1")).to_have_text("watched.txt")


def test_a_report_page_that_is_early_waits_and_then_shows_the_report(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(
        "x", "slow.txt", processor="drill", extra_data='{"do": "sleep", "seconds": 3, "steps": 30}'
    )
    page = open_page(f"/results/{task_id}")
    expect(page.locator("h1")).to_have_text("The report is not ready yet")
    expect(page.locator("#badge")).to_have_text("Processing")
    # The drill makes no report: the page says so when the work is done.
    expect(page.locator("h1")).to_have_text("The task is completed, and has no report", timeout=30_000)
