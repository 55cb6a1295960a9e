from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def shelf(installation: Installation) -> list[str]:
    return [installation.upload(novel(1), f"book-{number:02}.txt", processor="external") for number in range(25)]


def test_pages_search_and_order_are_kept_in_the_address(
    open_page: Callable[..., Page], shelf: list[str], installation: Installation
) -> None:
    page = open_page("/?q=book-&sort=file_name&order=asc")
    expect(page.locator(".task-row")).to_have_count(20)
    expect(page.locator(".task-name").first).to_have_text("book-00.txt")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".task-row")).to_have_count(5)
    expect(page).to_have_url(f"{installation.url}/?q=book-&sort=file_name&order=asc&page=2")
    page.reload()
    expect(page.locator(".task-name").first).to_have_text("book-20.txt")
    page.go_back()
    expect(page.locator(".task-name").first).to_have_text("book-00.txt")
    # Beyond the end: the last page, under its own number.
    page.goto("/?q=book-&sort=file_name&order=asc&page=400")
    expect(page.locator(".task-row")).to_have_count(5)
    expect(page).to_have_url(f"{installation.url}/?q=book-&sort=file_name&order=asc&page=2")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("q=nothing-like-this", "No task has “nothing-like-this” in its name, or as its id."),
        ("q=nothing-like-this&status=failed", "No task of this status has “nothing-like-this” in its name"),
        ("status=completed&q=", "No task has this status."),
    ],
)
def test_an_empty_list_says_what_was_asked(open_page: Callable[..., Page], asked: str, sentence: str) -> None:
    page = open_page("/health")
    nothing = {"tasks": [], "total": 0, "page": 1, "page_size": 20}
    page.route("**/api/v1/tasks/?*", lambda route: route.fulfill(json=nothing))
    page.goto(f"/?{asked}")
    expect(page.locator("#empty-why")).to_contain_text(sentence)


def test_priority_cancel_and_delete_for_all_that_are_ticked(
    open_page: Callable[..., Page], shelf: list[str], installation: Installation
) -> None:
    page = open_page("/?q=book-0")
    expect(page.locator(".task-row")).to_have_count(10)
    page.locator("#select-all").check()
    page.locator("#selection [data-act=priority]").click()
    page.locator("#priority-value").fill("7")
    page.locator("#priority button[value=yes]").click()
    expect(page.locator("[data-field=priority]", has_text="priority 7")).to_have_count(10)
    page.locator("#selection [data-act=cancel]").click()
    expect(page.locator(".task-row[data-status=failed]")).to_have_count(10)
    expect(page.locator("#selection [data-act=cancel]")).to_be_disabled()
    page.locator("#selection [data-act=retry]").click()
    expect(page.locator(".task-row[data-status=pending]")).to_have_count(10)
    page.locator("#selection [data-act=delete]").click()
    expect(page.locator("#confirm-heading")).to_have_text("Delete 10 tasks?")
    page.locator("#confirm-yes").click()
    expect(page.locator("#empty")).to_contain_text("Nothing fits")
