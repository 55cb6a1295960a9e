from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]
NAMES = (
    "<img src=x onerror=alert(1)>.txt",
    "\"'><svg onload=alert(2)>.txt",
    "\u202egnp.exe \u0627\u0644\u0641 \u05d0.txt",
    "長" * 80 + ".txt",
    "n" * 251 + ".txt",
    "{{ 7|add:7 }} &lt;b&gt;.txt",
)


def test_names_are_shown_as_they_are_and_nothing_of_them_runs(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    taken: dict[str, str] = {}
    for given in NAMES:
        task_id = installation.upload(novel(), given, processor="external")
        taken[task_id] = installation.task(task_id)["file_name"]  # without signs that no name may have
        patch(installation, task_id, status="failed", error_message=f"<script>alert(3)</script> {taken[task_id]}")
    page = open_page("/", viewport={"width": 360, "height": 780})
    for task_id, name in taken.items():
        expect(page.locator(row(task_id)).locator(".task-name")).to_have_text(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("img[src=x], svg[onload]").count() == 0
    for task_id, name in taken.items():
        for path in (f"/tasks/{task_id}", f"/results/{task_id}"):
            page.goto(path)
            expect(page.locator("bdi").first).to_have_text(name)
            expect(page.get_by_text("<script>alert(3)</script>").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
            assert page.locator("img[src=x], svg[onload]").count() == 0


@pytest.mark.parametrize("name", ['The "best" one.txt', "100%22 sure.txt", 'a\nb "c" 長.txt'])
def test_an_upload_from_the_page_keeps_its_name(
    open_page: Callable[..., Page], files: Callable[..., str], name: str
) -> None:
    page = open_page("/")
    page.set_input_files("#files", files(name, novel()))
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded")
    expect(page.locator(".task-name").first).to_have_text(name.replace("\n", " "))
