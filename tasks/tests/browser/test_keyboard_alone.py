from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus is on what the selector says; everything on the way has to show its focus."""
    for _ in range(60):
        if page.evaluate("(what) => document.activeElement?.matches(what)", what):
            return
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const focused = document.activeElement;
              const box = (focused.closest(".segments label") ?? focused).getBoundingClientRect();
              return focused !== document.body && (box.width < 1 || box.height < 1) ? focused.outerHTML : null;
            }"""
        )
        assert hidden is None
    raise AssertionError(f"no way to {what} by Tab")


def test_the_first_tab_stop_leads_past_the_header(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_files_are_chosen_by_keyboard(open_page: Callable[..., Page], files: Callable[..., str]) -> None:
    page = open_page("/")
    # Waited for from before the way there: Chromium takes a moment until it hands its dialog over.
    with page.expect_file_chooser() as chooser:
        tab_to(page, "#choose-files")
        page.keyboard.press("Enter")
    chooser.value.set_files(files("typed.txt", novel()))
    expect(page.locator(".task-row", has_text="typed.txt")).to_be_visible()


def test_filter_selection_dialog_and_deletion_by_keyboard(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "by-hand.txt", processor="external")
    page = open_page("/")
    expect(page.locator(row(task_id))).to_be_visible()
    tab_to(page, "[name=status]")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{installation.url}/?status=pending")
    tab_to(page, "[name=q]")
    page.keyboard.type("by-hand")
    expect(page).to_have_url(f"{installation.url}/?status=pending&q=by-hand")
    expect(page.locator(".task-row")).to_have_count(1)
    tab_to(page, ".cell-select input")
    page.keyboard.press("Space")
    expect(page.locator("#selection-count")).to_have_text("1 selected")
    tab_to(page, ".cell-actions [data-act=delete]")
    page.keyboard.press("Enter")
    expect(page.locator("#confirm")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#confirm")).to_be_hidden()
    expect(page.locator(".cell-actions [data-act=delete]")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#confirm-yes")
    page.keyboard.press("Enter")
    expect(page.locator("#empty")).to_contain_text("Nothing fits")


def test_the_keyboard_stays_with_the_task_that_it_acted_on(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "kept-focus.txt", processor="external")
    page = open_page("/?q=kept-focus")
    tab_to(page, f"{row(task_id)} [data-act=cancel]")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("1 task was cancelled.")
    expect(page.locator(row(task_id)).locator("[data-act=retry]")).to_be_focused()
    page.goto(f"/tasks/{task_id}")
    tab_to(page, ".task-head [data-act=retry]")
    page.keyboard.press("Enter")
    expect(page.locator("#badge")).to_have_attribute("data-status", "pending")
    assert page.evaluate("document.activeElement.closest('.task-head') !== null")


def test_enter_sets_the_priority_and_escape_keeps_it(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "urgent.txt", processor="external")
    page = open_page(f"/tasks/{task_id}")
    tab_to(page, "[data-act=priority]")
    page.keyboard.press("Enter")
    page.keyboard.type("7")
    page.keyboard.press("Escape")
    expect(page.locator("#priority")).to_be_hidden()
    expect(page.locator("[data-fact=priority]")).to_have_text("0")
    page.keyboard.press("Enter")
    page.locator("#priority-value").fill("7")
    page.keyboard.press("Enter")
    expect(page.locator("[data-fact=priority]")).to_have_text("7")
