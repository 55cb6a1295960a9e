from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.conftest import Served
from tasks.tests.browser.drive import patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]
MANY = """
from datetime import timedelta
from django.utils import timezone
from tasks.models import Task
now = timezone.now()
Task.objects.bulk_create(
    (
        Task(file_name=f'novel-{n:05}.txt', file_size=1000 + n, file_type='text/plain', file_hash=f'{n:064}',
             status='failed', error_message='The pages were blank.', uploaded_at=now - timedelta(minutes=n + 5),
             completed_at=now)
        for n in range(10_000)
    ),
    batch_size=500,
)
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Served(tmp_path_factory.mktemp("many")) as made:
        made.manage("shell", "-v0", "-c", MANY)
        yield made


def test_among_ten_thousand_the_list_is_found_through_and_live(
    open_page: Callable[..., Page], installation: Installation
) -> None:
    task_id = installation.upload(novel(), "the_newest.txt", processor="external")
    page = open_page("/")
    expect(page.locator("#tasks-count")).to_have_text("10,001 tasks")
    expect(page.locator("#page-where")).to_have_text("of 501")
    expect(page.locator(".task-row")).to_have_count(20)
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")
    patch(installation, task_id, status="processing", progress=30)
    expect(page.locator(row(task_id)).locator("[data-field=percent]")).to_have_text("30%")

    page.get_by_role("button", name="Last page").click()
    expect(page.locator(".task-name")).to_have_text(["novel-09999.txt"])
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(page.get_by_role("button", name="Last page")).to_be_disabled()
    field = page.get_by_role("spinbutton", name="Page")
    expect(field).to_have_value("501")
    for typed, shown, first in (("250", "250", "novel-04979.txt"), ("9000", "501", "novel-09999.txt")):
        field.fill(typed)
        field.press("Enter")
        expect(page.locator(".task-name").first).to_have_text(first)
        expect(field).to_have_value(shown)
    page.get_by_role("button", name="First page").click()
    expect(page.locator(".task-name").first).to_have_text("the_newest.txt")
    page.goto("/?page=501")
    expect(page.locator(".task-name")).to_have_text(["novel-09999.txt"])
    page.get_by_role("button", name="Previous").click()
    expect(page.locator(".task-row")).to_have_count(20)
    page.locator("[name=q]").fill("novel-0777")
    expect(page.locator(".task-row")).to_have_count(10)
    expect(page.locator("#tasks-count")).to_have_text("10 tasks")
    # What is uploaded elsewhere is seen, although not all of them are watched one by one.
    page.goto("/")
    expect(page.locator(".task-row")).to_have_count(20)
    another = installation.upload(novel(), "from_elsewhere.txt", processor="external")
    expect(page.locator(row(another))).to_be_visible()
