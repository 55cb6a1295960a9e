"""A row of the list is as high whatever becomes of its task, and a bar is seen only while there is progress to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, moved, patch, row, settle
from tasks.tests.browser.novels import novel
from tasks.tests.browser.test_every_page import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.processes]
WIDE = {"width": 1200, "height": 900}


@pytest.mark.parametrize("ending", ["completed", "failed"])
@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "desktop"])
def test_a_row_keeps_its_height_and_its_bar_goes_at_the_end(
    open_page: Callable[..., Page], installation: Installation, ending: str, viewport: dict[str, int]
) -> None:
    task_id = installation.upload(novel(), "constant.txt", processor="external")
    page = open_page("/?q=constant", viewport=viewport, script=SHIFTS)
    settle(page)
    shown = page.locator(row(task_id))
    bar, height = shown.locator("progress"), "(element) => element.getBoundingClientRect().height"
    expect(shown.locator("[data-field=stage]")).to_contain_text("in line")
    expect(bar).to_be_hidden()
    before = shown.evaluate(height)
    moved(page)
    page.evaluate("shifted.length = 0")
    patch(installation, task_id, status="processing", progress=40, stage="people")
    expect(shown.locator("[data-field=percent]")).to_have_text("40%")
    expect(bar).to_be_visible()
    assert shown.evaluate(height) == before
    reason = {"error_message": "A long reason. " * 20} if ending == "failed" else {}
    patch(installation, task_id, status=ending, **reason)
    expect(shown).to_have_attribute("data-status", ending)
    expect(shown.locator("[data-field=stage]")).to_contain_text("A long reason" if reason else "took")
    expect(shown.locator("[data-field=more]")).to_contain_text("" if reason else "finished")
    expect(bar).to_be_hidden()
    assert shown.evaluate(height) == before
    assert moved(page) == []
