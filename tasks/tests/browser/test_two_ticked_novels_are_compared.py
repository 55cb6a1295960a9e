from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(working_installation: Installation) -> Installation:
    return working_installation


def test_ticking_two_leads_to_the_page_of_both(open_page: Callable[..., Page], installation: Installation) -> None:
    old = novel(6, "draft")
    ids = [
        installation.upload(old, "compared-old.txt"),
        installation.upload(old[: old.index("CHAPTER 6")], "compared-new.txt"),
        installation.upload(novel(), "compared-not.txt", processor="external"),
    ]
    for task_id in ids[:2]:
        installation.until_status(task_id, "completed")
    page = open_page("/?q=compared-")
    button = page.get_by_role("button", name="Compare", exact=True)
    page.locator(row(ids[2])).locator("input").check()
    page.locator(row(ids[1])).locator("input").check()
    expect(button).to_be_disabled()  # one of the two has no report
    page.locator(row(ids[2])).locator("input").uncheck()
    page.locator(row(ids[0])).locator("input").check()
    button.click()
    expect(page.locator(".side h2")).to_have_text(["compared-old", "compared-new"])
    expect(page.locator("[data-fate=removed]")).to_have_text("1")
    expect(page.locator("#removed a").first).to_have_text("CHAPTER 6")
    page.get_by_role("link", name="Swap A and B").click()
    expect(page.locator("[data-fate=added]")).to_have_text("1")
