from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_each_refusal_stands_beside_its_file_with_the_reason(
    open_page: Callable[..., Page], files: Callable[..., str]
) -> None:
    page = open_page("/")
    bad = {
        "empty.txt": (b"", "empty"),
        "binary.txt": (bytes(range(256)) * 40, "binary"),
        "picture.png": (b"\x89PNG", "only .txt, .md"),
        "huge.txt": (b"word " * 70_000, "too large"),
    }
    good = files("good.txt", novel())
    page.set_input_files("#files", [*(files(name, content) for name, (content, _) in bad.items()), good])
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded · 4 refused")
    for name, (_, reason) in bad.items():
        item = page.locator(".upload-item", has=page.locator(".upload-name", has_text=name))
        expect(item.locator(".upload-refusal")).to_contain_text(reason)
    expect(page.locator(".task-row", has_text="good.txt")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#uploads")).to_be_hidden()


def test_a_file_that_was_uploaded_before_leads_there_or_is_taken_all_the_same(
    open_page: Callable[..., Page], installation: Installation, files: Callable[..., str]
) -> None:
    text = novel()
    first = installation.upload(text, "first.txt", processor="external")
    page = open_page("/")
    page.set_input_files("#files", files("second.txt", text))
    item = page.locator(".upload-item")
    expect(item.get_by_role("link", name="Open the first upload")).to_have_attribute("href", f"/tasks/{first}")
    item.get_by_role("button", name="Upload all the same").click()
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded")
    expect(page.locator(".task-row", has_text="second.txt")).to_be_visible()


def test_of_a_folder_only_the_texts_are_taken(open_page: Callable[..., Page], tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    (shelf / "inner").mkdir(parents=True)
    (shelf / "one.txt").write_text(novel())
    (shelf / "inner" / "two.md").write_text(novel())
    (shelf / "cover.jpg").write_bytes(b"\xff\xd8")
    page = open_page("/")
    page.set_input_files("#folder", shelf)
    expect(page.locator("#uploads-summary")).to_have_text("2 uploaded")
    expect(page.locator("#toasts")).to_contain_text("1 file of the folder was left out")
    expect(page.locator(".upload-name", has_text="shelf/inner/two.md")).to_be_visible()
