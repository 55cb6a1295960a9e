"""What a task's page shows first stays where it is when its script has run."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch, settle
from tasks.tests.browser.novels import novel
from tasks.tests.browser.test_every_page import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.processes]
PLACES = """
    [".task-head", ".actions", ".state", "#steps", ".task-columns"].map((name) => {
      const { top, height } = document.querySelector(name).getBoundingClientRect();
      return name === ".task-columns" ? top : [top, height];
    })
"""


@pytest.mark.parametrize("status", ["pending", "processing", "completed"])
@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_it_is_whole_before_its_script_has_run(
    open_page: Callable[..., Page], installation: Installation, status: str, language: str
) -> None:
    task_id = installation.upload(novel())
    if status != "pending":
        patch(installation, task_id, status=status)
    known = 0 if status == "processing" else 12  # of one that is worked on from outside nobody knows the stages
    path = f"/tasks/{task_id}"
    bare = open_page(path, viewport=PHONE, locale=language, java_script_enabled=False)
    expect(bare.locator("#steps li")).to_have_count(known)
    page = open_page(path, viewport=PHONE, locale=language)
    settle(page)
    expect(page.locator("#steps li[data-state]")).to_have_count(known)
    assert page.evaluate(PLACES) == bare.evaluate(PLACES)
