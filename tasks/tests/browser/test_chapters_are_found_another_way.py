from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(working_installation: Installation) -> Installation:
    return working_installation


def test_a_pattern_of_ones_own_makes_the_report_again(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    text = novel(4).replace("CHAPTER", "@ The sign of")
    task_id = installation.upload(text, "signs.txt")
    installation.until_status(task_id, "completed")
    page = open_page(f"/results/{task_id}")
    page.get_by_text("Not the right chapters?").click()
    page.locator("#redo-pattern").fill("(a+)+$")
    page.get_by_role("button", name="Make the report again").click()
    expect(page.locator("#redo-refusal")).to_contain_text("repeats without a bound")
    page.locator("#redo-pattern").fill(r"^@ The sign of (\d+)")
    page.locator("#redo-pattern").press("Enter")
    expect(page).to_have_url(f"{installation.url}/tasks/{task_id}")
    expect(page.locator("#badge")).to_have_text("Completed")
    page.get_by_role("link", name="Read the report").click()
    expect(page.locator("#chapters tbody tr")).to_have_count(4)
    expect(page.locator("#chapters tbody tr a").first).to_have_text("@ The sign of 1")
    expect(page.locator("#source")).to_contain_text("a pattern of one's own")
