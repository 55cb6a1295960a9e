from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import SHIFTS, sign_in
from tasks.tests.browser.novels import novel
from tasks.tests.browser.test_every_page import AXE, PHONE, STILL, shift, violations

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture(scope="module")
def installation(guarded_installation: Installation) -> Installation:
    return guarded_installation


@pytest.fixture
def upload(installation: Installation) -> Callable[[str], str]:
    token = installation.manage("createtoken", "ada").stdout.strip().splitlines()[-1]

    def upload(name: str) -> str:
        answer = httpx.post(
            f"{installation.url}/api/v1/tasks/upload",
            files={"file": (name, novel())},
            data={"processor": "external"},
            headers={"Authorization": f"Bearer {token}"},
        )
        return str(answer.json()["task_id"])

    return upload


def staff(open_page: Callable[..., Page], **options: object) -> Page:
    page = open_page("/dashboard", **options)
    sign_in(page, "ada")
    expect(page.locator("#dashboard")).to_have_attribute("aria-busy", "false")
    return page


def test_by_keyboard_a_no_leads_back_and_a_yes_deletes(
    open_page: Callable[..., Page], upload: Callable[[str], str]
) -> None:
    task = upload("going.txt")
    page = staff(open_page)
    page.goto(f"/admin/tasks/task/{task}/change/")
    page.get_by_role("button", name="Delete with all files").press("Enter")
    yes = page.get_by_role("button", name="Yes, I’m sure")
    expect(yes).to_be_visible()
    yes.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="No, take me back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('/admin')[0]}/admin/tasks/task/{task}/change/")

    page.get_by_role("button", name="Delete with all files").press("Enter")
    page.get_by_role("button", name="Yes, I’m sure").press("Enter")
    expect(page.locator(".messagelist .success")).to_have_text("1 task(s) deleted.")
    assert page.request.get(f"/tasks/{task}").status == 404


def test_everything_that_the_filter_finds_is_asked_about(
    open_page: Callable[..., Page], upload: Callable[[str], str]
) -> None:
    task = upload("ticked.txt")
    page = staff(open_page)
    page.goto(f"/admin/tasks/task/?q={task}")
    page.locator(f".action-select[value='{task}']").check()
    page.get_by_label("Action:").select_option(label="Delete with all files")
    page.get_by_role("button", name="Go").click()
    expect(page.locator(".going li")).to_contain_text(["ticked.txt"])
    page.get_by_role("link", name="No, take me back").click()
    expect(page.locator(f".action-select[value='{task}']")).to_be_visible()
    assert page.url.endswith(f"?q={task}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_question_is_accessible_and_fits_a_phone(
    open_page: Callable[..., Page], upload: Callable[[str], str], language: str, scheme: str
) -> None:
    task = upload("w" * 200 + ".txt")
    page = staff(open_page, viewport=PHONE, color_scheme=scheme, script=SHIFTS)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])
    page.goto(f"/admin/tasks/task/{task}/change/")
    page.locator(".acts [value=delete_for_good]").click()
    expect(page.locator(".going li")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.evaluate(AXE)
    assert violations(page) == []
    assert shift(page) < STILL
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_buttons_follow_the_task(
    open_page: Callable[..., Page], upload: Callable[[str], str], installation: Installation
) -> None:
    task = upload("followed.txt")
    page = staff(open_page)
    page.goto(f"/admin/tasks/task/{task}/change/")
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    retry, cancel = page.locator(".acts [value=retry]"), page.locator(".acts [value=cancel]")
    expect(retry).to_be_disabled()
    page.request.post(f"/api/v1/tasks/{task}/cancel", headers={"X-CSRFToken": _csrf(page)})
    expect(page.locator("#live-status")).to_have_text("Failed")
    expect(retry).to_be_enabled()
    expect(cancel).to_be_disabled()
    retry.click()
    expect(page.locator(".messagelist .success")).to_have_text("1 task(s) put in line again.")
    expect(page.locator("#live-status")).to_have_text("Waiting")


def _csrf(page: Page) -> str:
    return next(str(cookie["value"]) for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
