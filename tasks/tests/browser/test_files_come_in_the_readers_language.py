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


def test_a_chinese_reader_opens_the_report_in_chinese(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(6), "read in two languages.txt")
    chinese, english = (open_page(f"/tasks/{task_id}", locale=locale) for locale in ("zh-CN", "en-GB"))
    address = f"/api/v1/tasks/{task_id}/files"
    expect(english.locator("#files a[href$='report.html']")).to_have_attribute("href", f"{address}/report.html")
    for name in ("report.html", "report.md"):
        link = chinese.locator(f"#files a[href*='{name}']")
        expect(link).to_have_attribute("href", f"{address}/{name}?language=zh-hans")
    expect(chinese.locator("#files a[href$='clean.txt']")).to_be_visible()

    chinese.locator("#files a", has_text="单文件报告").click()
    expect(chinese.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(chinese.locator("h2").first).to_have_text("概览")
    # The policy that it is served under lets its own style through.
    assert chinese.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "960px"
    for width in (1200, 360):
        chinese.set_viewport_size({"width": width, "height": 800})
        assert chinese.evaluate("document.documentElement.scrollWidth") <= width
