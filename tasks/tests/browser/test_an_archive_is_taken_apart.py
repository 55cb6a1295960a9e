"""A .zip goes to the batch, and what became of each of its files stands in the list of uploads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def packed(**entries: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def test_each_of_its_files_is_told(open_page: Callable[..., Page], files: Callable[..., str]) -> None:
    page = open_page("/")
    shelf = packed(inside__txt=novel(), cover__jpg=b"\xff\xd8", blank__txt=" ", binary__txt=bytes(range(256)) * 40)
    page.set_input_files("#files", files("shelf.zip", shelf))
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded · 3 refused")
    expect(page.locator(".upload-item[data-state=unpacked] .upload-state")).to_have_text("1 of 4 files taken")
    for name, reason in {
        "cover.jpg": "Only .txt, .md files are taken",
        "blank.txt": "The file holds nothing but white space.",
        "binary.txt": "The file holds binary data, not text.",
    }.items():
        item = page.locator(".upload-item", has=page.get_by_text(f"shelf.zip / {name}", exact=True))
        expect(item.locator(".upload-refusal p")).to_contain_text(reason)
    expect(page.get_by_role("link", name="Open the task: shelf.zip / inside.txt")).to_be_visible()
    expect(page.locator(".task-row", has_text="inside.txt")).to_be_visible()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"no archive at all", "This is no ZIP archive"), (packed(), "There is no file in the archive.")],
)
def test_one_that_holds_nothing_is_refused(
    open_page: Callable[..., Page], files: Callable[..., str], content: bytes, reason: str
) -> None:
    page = open_page("/")
    page.set_input_files("#files", files("odd.zip", content))
    expect(page.locator("#uploads-summary")).to_have_text("1 refused")
    expect(page.locator(".upload-refusal p")).to_contain_text(reason)
