from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, moved, patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_what_one_window_does_the_other_shows_without_a_reload(
    open_page: Callable[..., Page], installation: Installation, files: Callable[..., str]
) -> None:
    one, other = open_page("/"), open_page("/")
    for page in (one, other):
        expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    other.evaluate("window.neverReloaded = true")

    one.set_input_files("#files", files("shared.txt", novel()))
    shown = other.locator(".task-row", has_text="shared.txt")
    expect(shown).to_have_attribute("data-status", "pending")
    one.locator(".task-row", has_text="shared.txt").get_by_role("button", name="Cancel").click()
    expect(shown).to_have_attribute("data-status", "failed")
    expect(shown.locator("[data-field=stage]")).to_have_text("Cancelled by user")
    one.locator(".task-row", has_text="shared.txt").get_by_role("button", name="Delete shared.txt").click()
    one.locator("#confirm-yes").click()
    expect(shown).to_have_count(0)
    assert other.evaluate("window.neverReloaded") is True


def test_stage_and_progress_arrive_as_they_are_reported(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "driven.txt", processor="external")
    page = open_page("/")
    shown = page.locator(row(task_id))
    expect(shown.locator("[data-field=stage]")).to_contain_text("in line")
    patch(installation, task_id, status="processing", progress=10, stage="people")
    expect(shown.locator("[data-field=percent]")).to_have_text("10%")
    expect(shown.locator("[data-field=stage]")).to_contain_text("Finding people")
    patch(installation, task_id, progress=70, stage="my-own-stage")
    expect(shown.locator("[data-field=percent]")).to_have_text("70%")
    expect(shown.locator("[data-field=stage]")).to_contain_text("my-own-stage")
    patch(installation, task_id, status="failed", error_message="The pages were blank.")
    expect(shown.locator("[data-field=stage]")).to_have_text("The pages were blank.")
    expect(page.locator("[data-stat=failed]")).not_to_have_text("0")


def test_live_updates_move_nothing_on_the_page(open_page: Callable[..., Page], installation: Installation) -> None:
    ids = [installation.upload(novel(), f"still-{number}.txt", processor="external") for number in range(3)]
    page = open_page("/", script=SHIFTS)
    expect(page.locator(row(ids[0]))).to_be_visible()
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    expect(page.locator("[data-stat=total]")).not_to_have_text("–")
    page.evaluate("shifted.length = 0")
    for task_id in ids:
        patch(installation, task_id, status="processing", progress=5, stage="decoding")
        patch(installation, task_id, progress=60, stage="people")
        expect(page.locator(row(task_id)).locator("[data-field=percent]")).to_have_text("60%")
        patch(installation, task_id, status="failed", error_message="A long reason. " * 20)
        expect(page.locator(row(task_id))).to_have_attribute("data-status", "failed")
    assert moved(page) == []
