"""Each button of a row says to a screen reader which task it is for, beginning with the word that is seen on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch, row
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en-GB", {"waiting": "Cancel", "failed": "Retry", "completed": "Report of"}),
        ("zh-CN", {"waiting": "取消", "failed": "重试", "completed": "的报告"}),
    ],
)
def test_cancel_retry_and_report_name_their_task(
    open_page: Callable[..., Page], installation: Installation, language: str, names: dict[str, str]
) -> None:
    ids = {name: installation.upload(novel(), f"{name}_one.txt", processor="external") for name in names}
    patch(installation, ids["failed"], status="failed", error_message="The pages were blank.")
    patch(installation, ids["completed"], status="completed", result_url="/results/elsewhere")
    page = open_page("/", locale=language)
    for name, word in names.items():
        file = f"{name}_one.txt"
        label = f"{file} {word}" if word.startswith("的") else f"{word} {file}"
        role = "link" if name == "completed" else "button"
        expect(page.locator(row(ids[name])).get_by_role(role, name=label, exact=True)).to_be_visible()
