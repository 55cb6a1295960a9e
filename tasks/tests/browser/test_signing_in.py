from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import sign_in
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(guarded_installation: Installation) -> Installation:
    return guarded_installation


def test_who_signs_in_gets_where_they_wanted_to_and_sees_their_own_tasks(
    open_page: Callable[..., Page], files: Callable[..., str], installation: Installation
) -> None:
    page = open_page("/?status=pending")
    expect(page.locator("h1")).to_have_text("Sign in")
    sign_in(page, "ann", "a wrong word")
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, "ann")
    expect(page).to_have_url(f"{installation.url}/?status=pending")
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    page.set_input_files("#files", files("diary.txt", novel()))
    expect(page.locator(".task-row", has_text="diary.txt")).to_be_visible()
    task = page.locator(".task-name").get_attribute("href")

    other = open_page("/")
    sign_in(other, "bo")
    expect(other.locator("#empty")).to_contain_text("No novel yet")
    other.goto(str(task))
    expect(other.locator("h1")).to_have_text("There is no such task, or it is not yours to see.")


def test_signing_out_leads_back_to_the_door(open_page: Callable[..., Page]) -> None:
    page = open_page("/", viewport={"width": 360, "height": 780})
    sign_in(page, "ada")
    expect(page.get_by_role("link", name="Dashboard")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360  # nowhere are there more links in the header
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")
