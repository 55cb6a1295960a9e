from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_what_happens_is_said_in_chinese_as_it_happens(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "watched by two.txt", processor="external")
    chinese, english = (open_page(f"/tasks/{task_id}", locale=locale) for locale in ("zh-CN", "en-GB"))
    shelf, report = open_page("/", locale="zh-CN"), open_page(f"/results/{task_id}", locale="zh-CN")
    for page in (chinese, english, shelf):
        expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    expect(chinese.locator(".log-text")).to_have_text(["已上传 watched by two.txt"])
    expect(chinese.locator(".log-level")).to_have_text(["信息"])

    patch(installation, task_id, status="processing", progress=30, stage="people")
    expect(chinese.locator("#timeline > li").nth(1)).to_contain_text("外部服务")
    expect(chinese.locator("#stage")).to_contain_text("识别人物")
    httpx.post(f"{installation.url}/api/v1/tasks/{task_id}/cancel").raise_for_status()

    expect(chinese.locator(".log-text")).to_have_text(
        ["已上传 watched by two.txt", "由“等待中”变为“处理中”（外部服务）", "已取消（访客）"]
    )
    expect(chinese.locator("#note-text")).to_have_text("已取消（访客）")
    expect(shelf.locator(row(task_id)).locator("[data-field=stage]")).to_have_text("已取消（访客）")
    expect(report.locator("#unfinished .notice")).to_have_text("已取消（访客）")
    expect(english.locator(".log-text").last).to_have_text("Cancelled by user")
    expect(english.locator("#note-text")).to_have_text("Cancelled by user")


def test_phrases_mean_the_same_to_the_page_and_to_the_server(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    from django.utils import translation

    from tasks.web import told

    page = open_page("/", locale="zh-CN")
    messages = [
        told._PLACE.sub(lambda place: {"reason": "The file is empty.", "what": "a font"}.get(place[1], "1"), phrase)
        for phrase in told.PHRASES
    ]
    script = "async (messages) => { const { told } = await import('/static/js/told.js'); return messages.map(told); }"
    with translation.override("zh-hans"):
        assert page.evaluate(script, messages) == [told.told(message) for message in messages]
