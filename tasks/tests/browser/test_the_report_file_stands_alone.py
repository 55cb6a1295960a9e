"""`report.html` as it lies on a user's disk: no server, no network, no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tasks.tests.analysis import books
from tasks.tests.browser.test_every_page import AXE, violations

pytestmark = pytest.mark.browser

CHINESE = "".join(
    f"第{n}章 风起云涌\n\n" + "张无忌说道：“今天的风很大，我们明天再走。”赵敏笑道：“好，那就明天。”\n" * 25
    for n in "一二三四五六"
)


@pytest.mark.parametrize("text", [books.novel(), CHINESE, "Only a few words"], ids=["English", "Chinese", "fragment"])
def test_it_opens_offline_without_a_complaint(text: str, browser: Browser, tmp_path: Path) -> None:
    books.written(tmp_path, text)
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for scheme, paper in (("light", "rgb(250, 248, 244)"), ("dark", "rgb(22, 24, 26)")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto((tmp_path / "report.html").as_uri())
        assert complaints == []
        assert len(asked) == 1, asked
        asked.clear()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        for width in (1200, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.evaluate(AXE)
            assert violations(page) == []
    context.close()


def test_a_bar_leads_to_its_chapter_even_in_a_folded_table(browser: Browser, tmp_path: Path) -> None:
    books.written(tmp_path, books.novel(120, paragraphs=1))
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto((tmp_path / "report.html").as_uri() + "#c117")
    assert page.locator("#c117").is_visible()
    page.close()


def test_it_prints_on_white_with_nothing_folded(browser: Browser, tmp_path: Path) -> None:
    books.written(tmp_path, books.novel(120, paragraphs=1))
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print")
    page.goto((tmp_path / "report.html").as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.locator("#c117").bounding_box()["height"] > 0  # type: ignore[index]
    assert len(page.pdf(format="A4")) > 10_000
    page.close()
