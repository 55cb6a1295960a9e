"""What holds of every page: no accessibility violation, no overflow on a phone, both languages, little weight."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, moved, patch, settle
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]
AXE = (Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js").read_text()
PAGES = ("/", "/?status=failed", "/?q=nothing-like-this", "/tasks/{done}", "/tasks/{failed}", "/results/{done}",
         "/results/{failed}", "/results/{waiting}", "/results/{done}/chapters/2", "/compare", "/compare?a={done}&b={other}",
         "/compare?a={done}&b={waiting}", "/dashboard", "/docs", "/redoc", "/login/", "/nowhere")  # fmt: skip
LIGHT_ENOUGH = 300_000
STILL = 0.05  # Lighthouse finds 0.1 good: Chromium's measure of what moves while a page comes to its end
PHONE = {"width": 360, "height": 780}


@pytest.fixture(scope="module")
def installation(working_installation: Installation) -> Installation:
    return working_installation


@pytest.fixture(scope="module")
def tasks(installation: Installation) -> dict[str, str]:
    done = installation.upload(novel(12), "a_finished_novel.txt")
    other = installation.upload(novel(9), "another_finished_novel.txt")
    failed = installation.upload(novel(), "a_failed_novel.txt", processor="external")
    waiting = installation.upload(novel(), "a_waiting_novel.txt", processor="external")
    patch(installation, failed, status="failed", error_message="The scanner ate a page.")
    for task_id in (done, other):
        installation.until_status(task_id, "completed")
    return {"done": done, "other": other, "failed": failed, "waiting": waiting}


def violations(page: Page) -> list[str]:
    found = page.evaluate(
        "axe.run({ resultTypes: ['violations'], preload: false }).then((result) => result.violations)"
    )
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def shift(page: Page) -> float:
    return float(sum(value for value, _ in moved(page)))


def assert_fits_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_accessible_in_both_schemes_and_fits_a_phone(
    open_page: Callable[..., Page], tasks: dict[str, str], path: str
) -> None:
    page = open_page("/health", color_scheme="light", script=SHIFTS)
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(path.format(**tasks))
    settle(page)
    assert sizes
    assert sum(sizes.values()) < LIGHT_ENOUGH, sorted(sizes.items(), key=lambda item: -item[1])[:5]
    assert shift(page) < STILL
    page.evaluate(AXE)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert_fits_a_phone(page)


def test_pages_speak_the_browser_s_language_and_fit_a_phone_in_it(
    open_page: Callable[..., Page], tasks: dict[str, str]
) -> None:
    page = open_page("/health", locale="zh-CN", viewport=PHONE, script=SHIFTS)
    english: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(path.format(**tasks))
        settle(page)
        expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
        assert shift(page) < STILL, (path, moved(page))
        if left := english_lines(page):
            english[path] = left
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
    assert english == {}


def english_lines(page: Page) -> list[str]:
    """Lines of the page that read like English and are no quotations."""
    lines = page.locator("body").inner_text().splitlines()
    left = [line for line in lines if re.search(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}", line)]
    allowed = ("The scanner ate a page.", "The mill was loud")
    quoted = " ".join(page.locator("blockquote, .text, [lang=en], .keywords, .phrases, .terms").all_inner_texts())
    return [line for line in left if line.strip() not in quoted and not line.startswith(allowed)]


@pytest.mark.parametrize("path", ["/", "/results/{done}", "/results/{done}/chapters/2", "/compare?a={done}&b={other}"])
def test_the_browser_s_language_decides_until_another_is_chosen(
    open_page: Callable[..., Page], tasks: dict[str, str], path: str
) -> None:
    page = open_page(path.format(**tasks), locale="zh-CN")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile(re.escape(path.format(**tasks)) + "$"))
    settle(page)
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_light_or_dark_is_the_reader_s_choice_and_is_kept(open_page: Callable[..., Page]) -> None:
    page = open_page("/", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Switch between light and dark").click()
    dark = page.evaluate(paper)
    assert light != dark
    page.reload()
    assert page.evaluate(paper) == dark
