"""What a task's page shows stays where it is: when its script has run, and while the task is worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.conftest import Served
from tasks.tests.browser.drive import SHIFTS, moved, patch, settle
from tasks.tests.browser.novels import novel
from tasks.tests.browser.test_every_page import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.processes]
WIDE = {"width": 1200, "height": 900}
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


@pytest.mark.parametrize("ending", ["completed", "failed"])
@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "desktop"])
def test_what_is_told_live_moves_nothing(
    open_page: Callable[..., Page], installation: Installation, ending: str, viewport: dict[str, int]
) -> None:
    task_id = installation.upload(novel(), processor="external")
    page = open_page(f"/tasks/{task_id}", viewport=viewport, script=SHIFTS)
    settle(page)
    expect(page.locator("#timeline li")).to_have_count(1)
    moved(page)
    page.evaluate("shifted.length = 0")
    patch(installation, task_id, status="processing", progress=5, stage="decoding")
    patch(installation, task_id, progress=60, stage="people")
    expect(page.locator("#stage")).to_contain_text("Finding people")
    reason = {"error_message": "The pages were blank, all of them."} if ending == "failed" else {}
    patch(installation, task_id, status=ending, **reason)
    expect(page.locator("#badge")).to_have_attribute("data-status", ending)
    expect(page.locator("#note-text")).to_contain_text("blank" if reason else "Finished")
    assert moved(page) == []


class TestByAWorker:
    @pytest.fixture
    def installation(self, tmp_path: Path) -> Iterator[Installation]:
        with Served(tmp_path) as made:
            yield made

    def test_a_novel_that_is_analysed_under_ones_eyes_moves_nothing(
        self, open_page: Callable[..., Page], installation: Installation
    ) -> None:
        task_id = installation.upload(novel(12))
        pages = [open_page(f"/tasks/{task_id}", viewport=size, script=SHIFTS) for size in (PHONE, WIDE)]
        for page in pages:
            settle(page)
            expect(page.locator("#note-text")).to_have_text("It waits for a worker.")
            moved(page)
            page.evaluate("shifted.length = 0")
        installation.worker()
        for page in pages:
            expect(page.locator("#files [data-result]")).to_have_count(8)
            expect(page.locator(".timeline-stages li")).to_have_count(12)
            assert moved(page) == []
