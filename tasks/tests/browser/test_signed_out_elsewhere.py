"""A page that stays open after its visitor has signed out in another window says so, and shows the way back in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(guarded_installation: Installation) -> Installation:
    return guarded_installation


@pytest.mark.parametrize(
    ("language", "sentence", "door"),
    [("en-GB", "You are signed out. Sign in again.", "Sign in"), ("zh-CN", "您已退出登录。请重新登录。", "登录")],
)
def test_an_upload_is_refused_with_the_way_back_in(
    open_page: Callable[..., Page], files: Callable[..., str], language: str, sentence: str, door: str
) -> None:
    page = open_page("/?status=pending", locale=language)
    page.locator("#id_username").fill("ann")
    page.locator("#id_password").fill("a-long-word")
    page.locator("main button").click()
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    other = page.context.new_page()
    other.goto("/")
    other.locator(".account form button").click()
    expect(other.locator("#id_username")).to_be_visible()

    page.set_input_files("#files", files("late.txt", novel()))
    item = page.locator(".upload-item")
    expect(item.locator(".upload-refusal p")).to_have_text(sentence)
    way = item.get_by_role("link", name=door)
    expect(way).to_have_attribute("href", "/login/?next=%2F%3Fstatus%3Dpending")
    expect(page.locator(".account form")).to_have_count(0)
    expect(page.locator(".account").get_by_role("link", name=door)).to_be_visible()
