"""What others do is shown without a reload, and no row moves from under a pointer or the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, moved, patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def upload(installation: Installation, name: str) -> str:
    return installation.upload(novel(), name, processor="external")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_new_row_pushes_none_of_the_others(
    open_page: Callable[..., Page], installation: Installation, motion: str
) -> None:
    for number in range(3):
        upload(installation, f"before-{motion}-{number}.txt")
    page = open_page(f"/?q=-{motion}-", script=SHIFTS, reduced_motion=motion)
    expect(page.locator(".task-row")).to_have_count(3)
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    moved(page)
    page.evaluate("shifted.length = 0")
    added = upload(installation, f"after-{motion}-1.txt")
    expect(page.locator(row(added))).to_be_visible()
    expect(page.locator(".task-row").first).to_have_attribute("data-id", added)
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished)).then(() => null)")
    assert moved(page) == []


def test_the_list_waits_while_a_row_is_about_to_be_used(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    first = upload(installation, "held-first.txt")
    page = open_page("/?q=held-")
    expect(page.locator(row(first))).to_be_visible()
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    page.locator(row(first)).locator("[data-act=cancel]").hover()
    second = upload(installation, "held-second.txt")
    expect(page.locator("#held")).to_be_visible()
    expect(page.locator(row(second))).to_have_count(0)
    patch(installation, first, status="processing", progress=30)  # what is shown goes on
    expect(page.locator(row(first))).to_have_attribute("data-status", "processing")
    page.mouse.move(0, 0)
    expect(page.locator(row(second))).to_be_visible()
    expect(page.locator("#held")).to_be_hidden()
    page.locator(row(first)).locator(".task-name").focus()
    third = upload(installation, "held-third.txt")
    expect(page.locator("#held")).to_be_visible()
    page.locator("#held").click()
    expect(page.locator(row(third))).to_be_visible()


def test_ones_own_act_is_shown_under_ones_pointer(open_page: Callable[..., Page], installation: Installation) -> None:
    gone = upload(installation, "own-gone.txt")
    kept = upload(installation, "own-kept.txt")
    page = open_page("/?q=own-")
    page.locator(row(gone)).locator("[data-act=delete]").click()
    page.locator("#confirm-yes").click()
    expect(page.locator(row(gone))).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("1 task was deleted.")
    expect(page.locator(row(kept)).locator("[data-act=delete]")).to_be_focused()
