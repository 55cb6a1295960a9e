from __future__ import annotations

import re

import pytest
from django.test import Client

from tasks.models import Task
from tasks.tests.analysis import books
from tasks.tests.factories import make_analysed_task

pytestmark = pytest.mark.django_db

ENGLISH = {"report.html": "?download", "report.md": "", "clean.txt": "", "source": ""}
CHINESE = {"report.html": "?language=zh-hans&download", "report.md": "?language=zh-hans", "clean.txt": "", "source": ""}


@pytest.fixture
def task() -> Task:
    return make_analysed_task(books.novel(3).encode(), file_name="orchard.txt")


@pytest.mark.parametrize(("locale", "queries"), [("en-GB", ENGLISH), ("zh-CN", CHINESE)])
def test_the_report_page(client: Client, task: Task, locale: str, queries: dict[str, str]) -> None:
    page = client.get(f"/results/{task.id}", headers={"Accept-Language": locale}).content.decode()
    links = dict(re.findall(rf'href="/api/v1/tasks/{task.id}/files/([\w.]+)([^"]*)"', page.replace("&amp;", "&")))
    assert {name: links[name] for name in queries} == queries
    for name, query in links.items():
        assert client.get(f"/api/v1/tasks/{task.id}/files/{name}{query}").status_code in (200, 302)


def test_the_choice_of_a_reader_counts_and_not_the_browser(client: Client, task: Task) -> None:
    client.post("/i18n/setlang/", {"language": "zh-hans"})
    page = client.get(f"/results/{task.id}", headers={"Accept-Language": "en-GB"}).content.decode()
    assert "report.md?language=zh-hans" in page
