"""The pages that one signs in for: no accessibility violation, little weight, no overflow on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, moved, sign_in
from tasks.tests.browser.novels import novel
from tasks.tests.browser.test_every_page import AXE, LIGHT_ENOUGH, PHONE, STILL, shift, violations

pytestmark = [pytest.mark.browser, pytest.mark.processes]
PAGES = ("/", "/tokens", "/dashboard", "/admin/", "/admin/tasks/task/", "/admin/tasks/task/?status=failed",
         "/admin/tasks/task/{task}/change/", "/admin/tasks/tasklog/", "/admin/tasks/worker/", "/admin/tasks/queueentry/",
         "/admin/tasks/storedfile/", "/admin/tasks/taskresult/", "/admin/tasks/apitoken/", "/admin/auth/user/",
         "/admin/password_change/")  # fmt: skip
# Bytes on the wire of the page and all that it loads, as on a first visit: what a browser kept counts too.
WEIGHT = """
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
"""


@pytest.fixture(scope="module")
def installation(guarded_installation: Installation) -> Installation:
    return guarded_installation


@pytest.fixture(scope="module")
def task(installation: Installation) -> str:
    token = installation.manage("createtoken", "ada").stdout.strip().splitlines()[-1]
    answer = httpx.post(
        f"{installation.url}/api/v1/tasks/upload",
        files={"file": ("w" * 200 + ".txt", novel())},
        headers={"Authorization": f"Bearer {token}"},
    )
    return str(answer.json()["task_id"])


def test_pages_are_light_accessible_and_fit_a_phone(open_page: Callable[..., Page], task: str) -> None:
    page = open_page("/admin/login/", script=SHIFTS)
    page.evaluate(AXE)
    assert violations(page) == []
    page.goto("/dashboard")
    sign_in(page, "ada")
    expect(page.locator("#dashboard")).to_have_attribute("aria-busy", "false")
    found: dict[str, object] = {}
    for path in PAGES:
        page.set_viewport_size({"width": 1200, "height": 900})
        page.goto(path.format(task=task))
        page.wait_for_load_state("networkidle")
        if (heavy := page.evaluate(WEIGHT)) >= LIGHT_ENOUGH:
            found[f"{path} weight"] = heavy
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.reload()  # Django's colours fade from one scheme to the other
            page.wait_for_load_state("networkidle")
            page.evaluate(AXE)
            if left := violations(page):
                found[f"{path} {scheme}"] = left
            if (moving := shift(page)) >= STILL:
                found[f"{path} {scheme} moves"] = [moving, moved(page)]
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.reload()
        if (moving := shift(page)) >= STILL:
            found[f"{path} moves on a phone"] = [moving, moved(page)]
        page.evaluate(AXE)
        if left := violations(page):
            found[f"{path} on a phone"] = left
        if (width := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
            found[f"{path} width"] = width
    assert not found, json.dumps(found, indent=1)


def test_on_a_phone_the_rows_of_a_task_are_read_by_scrolling_not_letter_by_letter(
    open_page: Callable[..., Page], task: str
) -> None:
    page = open_page("/admin/", viewport=PHONE)
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("a-long-word")
    page.get_by_role("button", name="Log in").click()
    page.goto(f"/admin/tasks/task/{task}/change/")
    expect(page.locator(".rows td.field-link").first).to_be_visible()
    lines_of = """cells => cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set([...range.getClientRects()].map((line) => Math.round(line.top / 8))).size;
    })"""
    for name in ("link", "size", "storage", "at", "level"):
        lines = page.locator(f".rows td.field-{name}").evaluate_all(lines_of)
        assert lines
        assert set(lines) == {1}, name
    assert max(page.locator(".rows td.field-storage_path").evaluate_all(lines_of)) <= 6
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
