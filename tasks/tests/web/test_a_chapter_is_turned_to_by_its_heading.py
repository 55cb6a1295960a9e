from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report

LIGHT_ENOUGH = 60_000


def long_novel(completed: Callable[..., Task], chapters: int) -> Task:
    text = "".join(f"{n:06}" + "x" * 94 for n in range(chapters + 1))
    return completed(report(chapters=chapters), content=text.encode())


def test_the_neighbours_are_named_above_and_below_the_text(client: Client, completed: Callable[..., Task]) -> None:
    task = long_novel(completed, 5)
    page = client.get(f"/results/{task.id}/chapters/3").content.decode()
    above, below = page.split('<div class="text"')
    for part in (above, below):
        for turn, n in (("prev", 2), ("next", 4)):
            link = part[part.index(f'rel="{turn}"') :]
            assert f"/results/{task.id}/chapters/{n}" in link and f"CHAPTER {n}<" in link


def test_a_chapter_is_chosen_by_its_heading(client: Client, completed: Callable[..., Task]) -> None:
    task = long_novel(completed, 365)
    page = client.get(f"/results/{task.id}/chapters/3").content.decode()
    assert '<option value="3" selected>3 · CHAPTER 3</option>' in page
    assert '<option value="0">Before the first chapter</option>' in page
    answer = client.get(f"/results/{task.id}/chapters/3", {"to": "365"})
    assert answer.status_code == 302 and answer["Location"] == f"/results/{task.id}/chapters/365"


def test_of_3000_chapters_one_is_chosen_by_its_number(client: Client, completed: Callable[..., Task]) -> None:
    task = long_novel(completed, 3000)
    answer = client.get(f"/results/{task.id}/chapters/1500")
    page = answer.content.decode()
    assert len(answer.content) < LIGHT_ENOUGH
    assert '<option value="1500"' not in page
    assert 'name="to" type="number" min="0" max="3000" value="1500"' in page


def test_what_is_no_number_is_not_followed(client: Client, completed: Callable[..., Task]) -> None:
    task = long_novel(completed, 2)
    for wrong in ("x", "-1", "1e3", "99999999999"):
        assert client.get(f"/results/{task.id}/chapters/1", {"to": wrong}).status_code == 200
    assert client.get(f"/results/{task.id}/chapters/1", {"to": "77"}, follow=True).status_code == 404


def test_the_report_and_the_tasks_are_a_link_away(client: Client, completed: Callable[..., Task]) -> None:
    task = long_novel(completed, 130)
    page = client.get(f"/results/{task.id}/chapters/125").content.decode()
    assert f'href="/results/{task.id}?chapters=all#chapter-125"' in page
    assert f'href="/tasks/{task.id}"' in page and '<a href="/">Tasks</a>' in page
