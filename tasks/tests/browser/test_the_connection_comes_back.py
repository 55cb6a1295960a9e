from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.conftest import Served
from tasks.tests.browser.drive import patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One whose server may be killed."""
    with Served(tmp_path_factory.mktemp("installation")) as made:
        yield made


def test_after_a_restart_of_the_server_page_and_log_go_on(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "lasting.txt", processor="external")
    list_page, task_page = open_page("/"), open_page(f"/tasks/{task_id}")
    for page in (list_page, task_page):
        expect(page.locator("#connection")).to_have_attribute("data-state", "live")
        page.evaluate("window.neverReloaded = true")
    patch(installation, task_id, status="processing", progress=10)
    expect(task_page.locator("#log .log-line")).to_have_count(2)

    process = installation.processes.pop()
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
    for page in (list_page, task_page):
        expect(page.locator("#connection")).not_to_have_attribute("data-state", "live")
    installation.server()
    patch(installation, task_id, progress=40)
    patch(installation, task_id, status="failed", error_message="Enough.")

    expect(list_page.locator(row(task_id))).to_have_attribute("data-status", "failed")
    expect(task_page.locator("#badge")).to_have_text("Failed")
    for page in (list_page, task_page):
        expect(page.locator("#connection")).to_have_attribute("data-state", "live")
        assert page.evaluate("window.neverReloaded") is True
    # The log went on where it had stopped: each line once.
    expect(task_page.locator("#log .log-line")).to_have_count(3)


@pytest.mark.parametrize(
    "how", ["throw new Error('no sockets here')", "super(url); this.close()"], ids=["throws", "closes"]
)
def test_where_no_websocket_comes_through_the_page_asks_instead(
    open_page: Callable[..., Page], installation: Installation, how: str
) -> None:
    blocked = f"window.WebSocket = class extends WebSocket {{ constructor(url) {{ {how}; }} }};"
    task_id = installation.upload(novel(), "polled.txt", processor="external")
    page, shelf = open_page(f"/tasks/{task_id}", script=blocked), open_page("/", script=blocked)
    for one in (page, shelf):
        expect(one.locator("#connection")).to_have_attribute("data-state", "polling")
        expect(one.locator("#connection")).to_have_text("Not live")
        expect(one.locator("#connection")).to_have_attribute("title", "No live connection, asking every 3 s")
    patch(installation, task_id, status="processing", progress=55)
    expect(page.locator("#percent")).to_have_text("55%")
    expect(page.locator("#log .log-line")).to_have_count(2)
    expect(shelf.locator(row(task_id)).locator("[data-field=percent]")).to_have_text("55%")
    another = installation.upload(novel(), "uploaded_elsewhere.txt", processor="external")
    expect(shelf.locator(row(another))).to_be_visible()
