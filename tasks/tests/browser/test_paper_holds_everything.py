"""What a browser prints of a report: all that was found, and nothing to press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]
PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; };"


@pytest.fixture(scope="module")
def installation(working_installation: Installation) -> Installation:
    return working_installation


@pytest.fixture(scope="module")
def task(installation: Installation) -> str:
    text = novel(130).replace("It was a quiet hour", "It was a \x07quiet hour").replace("“I am glad", "I am glad", 3)
    task_id = installation.upload(text, "printed.txt")
    installation.until_status(task_id, "completed")
    return task_id


def test_what_is_folded_is_printed_and_what_is_pressed_is_not(open_page: Callable[..., Page], task: str) -> None:
    page = open_page(f"/results/{task}", color_scheme="dark")
    expect(page.locator(".print-only").first).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    folded = page.locator("details:not([open]):not(.redo) > :not(summary)")
    assert folded.count() > 2
    for part in folded.all():
        assert part.bounding_box()["height"] > 0  # type: ignore[index]
    for pressed in ("button", ".button", "form", ".site-header", ".contents"):
        for part in page.locator(pressed).all():
            expect(part).to_be_hidden()
    expect(page.locator("#chapters .print-only")).to_contain_text("120 of 130")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    for selector in ("mark", ".shades i"):
        assert page.locator(selector).first.evaluate("(it) => getComputedStyle(it).printColorAdjust") == "exact"
    assert "underline" in page.locator("mark").first.evaluate("(it) => getComputedStyle(it).textDecoration")


def test_the_script_opens_what_is_folded_and_folds_it_again(open_page: Callable[..., Page], task: str) -> None:
    page = open_page(f"/results/{task}")
    expect(page.locator("#connection, #newer").first).to_be_attached()
    before = page.locator("details[open]").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == before


def test_the_link_leads_to_the_whole_page_which_prints_itself_once(open_page: Callable[..., Page], task: str) -> None:
    page = open_page(f"/results/{task}", script=PRINTS)
    page.get_by_role("link", name="Print all of it").click()
    expect(page.locator("#chapters tbody tr")).to_have_count(130)
    page.wait_for_function("window.printed === 1")
    page.reload()
    page.wait_for_load_state("load")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.printed") == 0
    assert len(page.pdf(format="A4")) > 10_000
    page.get_by_role("link", name="Back to the short form").click()
    expect(page.locator("#chapters tbody tr")).to_have_count(120)


def test_a_chapter_is_printed_with_its_marks(open_page: Callable[..., Page], task: str) -> None:
    page = open_page(f"/results/{task}")
    link = page.locator("#problems-control_characters a[href*='/chapters/']").first
    page.goto(link.get_attribute("href") or "")
    marked = page.locator(".text .problem").first
    page.emulate_media(media="print")
    assert "underline" in marked.evaluate("(it) => getComputedStyle(it).textDecoration")
    for pressed in (".turn", ".picker", ".marks-shown", ".way"):
        expect(page.locator(pressed).first).to_be_hidden()


def test_a_problem_that_is_folded_is_opened_by_its_reason(open_page: Callable[..., Page], task: str) -> None:
    page = open_page(f"/results/{task}")
    reason = page.locator(".reasons a").last
    target = page.locator(reason.get_attribute("href") or "")
    reason.click()
    expect(target).to_be_visible()
