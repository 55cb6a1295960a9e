from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, moved, settle
from tasks.tests.browser.novels import novel
from tasks.tests.browser.test_every_page import AXE, PHONE, violations

pytestmark = [pytest.mark.browser, pytest.mark.processes]
# What is sent waits for the test: a choice of files moves the page as it should, what comes later must not.
HELD = """
    window.held = [];
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) { held.push(() => send.call(this, body)); };
"""


def test_each_refusal_stands_beside_its_file_with_the_reason(
    open_page: Callable[..., Page], files: Callable[..., str]
) -> None:
    page = open_page("/")
    bad = {
        "empty.txt": (b"", "empty"),
        "binary.txt": (bytes(range(256)) * 40, "binary"),
        "picture.png": (b"\x89PNG", "Only .txt, .md"),
        "huge.txt": (b"word " * 70_000, "too large"),
    }
    good = files("good.txt", novel())
    page.set_input_files("#files", [*(files(name, content) for name, (content, _) in bad.items()), good])
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded · 4 refused")
    for name, (_, reason) in bad.items():
        item = page.locator(".upload-item", has=page.locator(".upload-name", has_text=name))
        expect(item.locator(".upload-refusal p")).to_contain_text(reason)
        expect(item.locator(".upload-refusal p")).not_to_contain_text(name)
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
    expect(item.get_by_role("link", name="Open the first")).to_have_attribute("href", f"/tasks/{first}")
    item.get_by_role("button", name="Upload anyway").click()
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
    expect(page.locator("#uploads-summary")).to_contain_text("2 uploaded")
    expect(page.locator("#uploads-summary")).to_contain_text("1 file left out: not .txt or .md")
    expect(page.locator(".upload-name", has_text="shelf/inner/two.md")).to_be_visible()


def test_what_is_hopeless_is_not_sent(open_page: Callable[..., Page], files: Callable[..., str]) -> None:
    page = open_page("/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.set_input_files("#files", [files("empty.txt", b""), files("cover.jpg", b"\xff\xd8"), files("shelf.zip", b"")])
    expect(page.locator("#uploads-summary")).to_have_text("3 refused")
    assert sent == []


def test_a_refusal_moves_nothing(
    open_page: Callable[..., Page], installation: Installation, files: Callable[..., str]
) -> None:
    text = novel()
    installation.upload(text, "first.txt", processor="external")
    page = open_page("/", viewport=PHONE, script=SHIFTS + HELD)
    settle(page)
    chosen = [files("twin.txt", text), files("binary.txt", bytes(range(256)) * 40), files("good.txt", novel())]
    page.set_input_files("#files", chosen)
    expect(page.locator(".upload-item[data-state=waiting]")).to_have_count(3)
    moved(page)
    page.evaluate("shifted.length = 0")
    page.evaluate("held.forEach((go) => go())")
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded · 2 refused")
    expect(page.get_by_role("link", name="Open the task: good.txt")).to_be_visible()
    in_the_panel = [what for _, sources in moved(page) for what in sources if "upload" in what]
    assert in_the_panel == []


def test_what_finds_no_server_was_not_sent_and_can_be_tried_again(
    open_page: Callable[..., Page], files: Callable[..., str]
) -> None:
    page = open_page("/")
    page.route("**/tasks/upload", lambda route: route.abort("connectionrefused"))
    page.set_input_files("#files", files("patient.txt", novel()))
    expect(page.locator(".upload-state")).to_have_text("not sent")
    expect(page.locator("#uploads-summary")).to_have_text("1 not sent")
    page.unroute("**/tasks/upload")
    page.locator(".upload-item").get_by_role("button", name="Try again").click()
    expect(page.locator("#uploads-summary")).to_have_text("1 uploaded")


def test_a_long_list_of_uploads_can_be_scrolled_by_keyboard(
    open_page: Callable[..., Page], files: Callable[..., str]
) -> None:
    page = open_page("/")
    settle(page)
    page.set_input_files("#files", [files(f"blank-{number}.txt", b"") for number in range(20)])
    expect(page.locator("#uploads-summary")).to_have_text("20 refused")
    page.evaluate(AXE)
    assert violations(page) == []
