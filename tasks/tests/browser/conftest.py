"""A real Chromium on a real installation: a server process and a worker process on SQLite."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from conftest import missing
from novel_tasks.testing.installation import Installation

expect.set_options(timeout=20_000)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
USERS = """
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
password = make_password('a-long-word')
for name in ('ann', 'bo', 'ada'):
    User.objects.create(username=name, password=password, is_staff=name == 'ada', is_superuser=name == 'ada')
"""


class Served(Installation):
    """With a server from the start. That migrates the database itself; another process for it would take seconds."""

    def __enter__(self) -> Served:
        self.server()
        return self


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        missing("Chromium (CHROMIUM says where it is)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def quiet_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A server without a worker: what waits goes on waiting."""
    with Served(tmp_path_factory.mktemp("quiet"), MAX_FILE_SIZE="300000") as made:
        yield made


@pytest.fixture(scope="package")
def working_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A server and a worker."""
    with Served(tmp_path_factory.mktemp("working"), MAX_FILE_SIZE="300000") as made:
        made.worker()
        yield made


@pytest.fixture(scope="package")
def guarded_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One where everybody signs in and sees only what is theirs: ann, bo, and ada, who is staff."""
    with Served(tmp_path_factory.mktemp("guarded"), API_AUTH="required") as made:
        made.manage("shell", "-v0", "-c", USERS)
        yield made


@pytest.fixture(scope="module")
def installation(quiet_installation: Installation) -> Installation:
    """The one that a module's tests use; they share it with other modules, and count on their own tasks alone."""
    return quiet_installation


@pytest.fixture
def open_page(browser: Browser, installation: Installation) -> Iterator[Callable[..., Page]]:
    """Opens a path in a window of its own. At the end no window may have had an error on its console.

    An answer that is a refusal is an error to the console of a browser, but not to the page: those are let through.
    """
    contexts = []
    troubles: list[str] = []

    def note(message: Any) -> None:
        refusal = "Failed to load resource: the server responded with a status of 4" in message.text
        connection = "WebSocket connection to" in message.text or "net::ERR_CONNECTION_REFUSED" in message.text
        if message.type in ("error", "warning") and not refusal and not connection:
            troubles.append(message.text)

    def opened(path: str = "/", *, script: str = "", **options: Any) -> Page:
        settings = {"viewport": {"width": 1200, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"} | options
        context = browser.new_context(base_url=installation.url, **settings)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"a dialog: {dialog.message}") or dialog.dismiss())
        if script:
            page.add_init_script(script)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., str]:
    """Writes a file for upload and gives its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write
