"""Make the pictures of every page, the README's among them: real pages of a real installation in Chromium.

usage: python docs/screenshots.py [NOVEL…]

Starts a server and a worker of its own, uploads the novels (or two small ones made up here), waits until they are done
and writes docs/images/*.png. Needs the development requirements and Chromium (CHROMIUM says where it is).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

from novel_tasks.testing.installation import Installation  # noqa: E402

IMAGES = ROOT / "docs" / "images"
DESKTOP = {"width": 1180, "height": 820}
STAFF = "ada"
MAKE_STAFF = (
    f"from django.contrib.auth.models import User; User.objects.create_superuser({STAFF!r}, password={STAFF!r})"
)
PHONE = {"width": 360, "height": 740}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main(paths: list[str]) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, Installation(Path(folder)) as installation:
        installation.server()
        installation.worker()
        done = [installation.upload(Path(path).read_bytes(), Path(path).name) for path in paths] or _made_up(
            installation
        )
        for task_id in done:
            installation.until_status(task_id, "completed", seconds=300)
        done.append(_second_draft(installation, done[0]))
        installation.manage("shell", "-v0", "-c", MAKE_STAFF)
        waiting = installation.upload("It was a dark and stormy night.\n", "paul_clifford.txt", processor="external")
        _drive(installation, waiting)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            take(browser, installation, done, waiting)
            browser.close()


def take(browser: Browser, installation: Installation, novels: list[str], working: str) -> None:
    done = novels[0]
    for name, path, size, scheme, language in (
        ("tasks", "/", DESKTOP, "light", "en"),
        ("tasks-phone", "/", PHONE, "dark", "en"),
        ("task", f"/tasks/{working}", DESKTOP, "light", "en"),
        ("report", f"/results/{done}", DESKTOP, "light", "en"),
        ("report-chapters", f"/results/{done}#chapters", DESKTOP, "light", "en"),
        ("report-people", f"/results/{done}#people", DESKTOP, "dark", "en"),
        ("report-chinese", f"/results/{done}", DESKTOP, "light", "zh-CN"),
        ("reading", f"/results/{done}/chapters/1", DESKTOP, "light", "en"),
        ("compare", f"/compare?a={done}&b={novels[-1]}", DESKTOP, "light", "en"),
        ("compare-ask", "/compare", DESKTOP, "light", "en"),
        ("dashboard", "/dashboard", DESKTOP, "light", "en"),
        ("report-waiting", f"/results/{working}", DESKTOP, "light", "en"),
        ("nothing-here", "/nothing-here", DESKTOP, "light", "en"),
        ("sign-in", "/login/", DESKTOP, "light", "en"),
        ("tokens", "/tokens", DESKTOP, "light", "en"),
        ("admin", "/admin/", DESKTOP, "light", "en"),
        ("admin-tasks", "/admin/tasks/task/", DESKTOP, "light", "en"),
        ("admin-task", f"/admin/tasks/task/{done}/change/", DESKTOP, "light", "en"),
        ("api", "/docs", DESKTOP, "light", "en"),
        ("api-call", "/docs#/tasks/tasks_statistics_retrieve", DESKTOP, "light", "en"),
    ):
        context = browser.new_context(
            base_url=installation.url, viewport=size, color_scheme=scheme, locale=language, reduced_motion="reduce"
        )
        page = context.new_page()
        if path.startswith(("/admin", "/tokens")):
            page.goto("/admin/login/")
            page.fill("#id_username", STAFF)
            page.fill("#id_password", STAFF)
            page.locator("[type=submit]").click()
        page.goto(path)
        settle(page)
        page.screenshot(path=IMAGES / f"{name}.png")
        context.close()


def settle(page: Page) -> None:
    """Until the page shows what it asks for by itself."""
    if page.locator("#connection").count():
        expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    if page.locator("#dashboard").count():
        expect(page.locator("#dashboard")).to_have_attribute("aria-busy", "false")
    if page.url.endswith("/docs#/tasks/tasks_statistics_retrieve"):
        expect(page.locator(".opblock-body")).to_be_visible()
    if page.locator("#task-table").count():
        expect(page.locator("#task-table")).to_have_attribute("aria-busy", "false")
        expect(page.locator("[data-stat=total]")).not_to_have_text("–")


def _drive(installation: Installation, task_id: str) -> None:
    import httpx

    address = f"{installation.url}/api/v1/tasks/{task_id}"
    httpx.patch(address, json={"status": "processing", "progress": 40, "stage": "people"}).raise_for_status()


def _second_draft(installation: Installation, task_id: str) -> str:
    """The novel with a chapter moved, one removed, some rewritten and one added."""
    import httpx

    address = f"{installation.url}/api/v1/tasks/{task_id}"
    chapters = httpx.get(f"{address}/result", timeout=60).json()["report"]["chapters"]
    source = httpx.get(f"{address}/files/source", timeout=60).content.decode("utf-8-sig")
    texts = [source[chapter["start"] : chapter["end"]] for chapter in chapters]
    for place, word in ((3, "the"), (9, "and"), (15 % len(texts), "not")):
        texts[place] = texts[place].replace(f" {word} ", " that ", 12)
    texts.append(texts[5].replace(" she ", " nobody ").replace(" was ", " had been ").replace(" to ", " towards "))
    del texts[7]
    texts.insert(11 % len(texts), texts.pop(2))
    draft = installation.upload(source[: chapters[0]["start"]] + "".join(texts), "second_draft.txt")
    installation.until_status(draft, "completed", seconds=300)
    return draft


def _made_up(installation: Installation) -> list[str]:
    from tasks.tests.browser.novels import novel

    return [installation.upload(novel(30), "the_mill.txt"), installation.upload(novel(8), "the_harbour.txt")]


if __name__ == "__main__":
    main(sys.argv[1:])
