from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report

LIGHT_ENOUGH = 240_000  # of the page itself: style sheets and scripts come to less than 60 KB


def test_without_chapters_the_page_says_so_and_offers_the_whole_text(
    client: Client, completed: Callable[..., Task]
) -> None:
    task = completed(report(chapters=0))
    page = client.get(f"/results/{task.id}").content.decode()
    assert "No chapters were found." in page
    assert f"/results/{task.id}/chapters/1" in page
    assert "<table" in page  # the people are there all the same


def test_of_3000_chapters_all_are_drawn_and_the_first_are_listed(
    client: Client, completed: Callable[..., Task]
) -> None:
    task = completed(report(chapters=3000))
    answer = client.get(f"/results/{task.id}")
    page = answer.content.decode()
    assert len(answer.content) < LIGHT_ENOUGH
    assert page.count('<tr id="chapter-') == 120
    assert 'href="?chapters=all#chapter-2991"' in page
    whole = client.get(f"/results/{task.id}?chapters=all").content.decode()
    assert whole.count('<tr id="chapter-') == 3000


def test_a_report_of_its_bare_bones_is_shown(client: Client, completed: Callable[..., Task]) -> None:
    task = completed({"schema": "novel-report/1", "source": {}, "summary": "All that there is."})
    page = client.get(f"/results/{task.id}").content.decode()
    assert "All that there is." in page


@pytest.mark.parametrize("part", ["characters", "keywords", "sentiment_arc", "readability", "vocabulary"])
def test_what_a_language_has_not_is_said_with_the_reason(
    client: Client, completed: Callable[..., Task], part: str
) -> None:
    task = completed(report(**{part: None}, unavailable={part: "nobody knows how"}))
    assert "nobody knows how" in client.get(f"/results/{task.id}").content.decode()


@pytest.mark.parametrize("nobody", [None, []], ids=["null", "empty, as earlier versions wrote it"])
def test_people_who_were_not_looked_for_are_not_counted(
    client: Client, completed: Callable[..., Task], nobody: list[object] | None
) -> None:
    made = report(characters=nobody, relations=nobody, unavailable={"characters": "nobody knows how"})
    page = client.get(f"/results/{completed(made).id}").content.decode()
    assert "nobody knows how" in page
    assert '<a href="#people">People</a>' in page


def test_people_who_were_looked_for_in_vain_are_counted(client: Client, completed: Callable[..., Task]) -> None:
    page = client.get(f"/results/{completed(report(characters=[], relations=[])).id}").content.decode()
    assert "Nobody is named often enough to be listed." in page
    assert '<a href="#people">People <span class="count">0</span></a>' in page


def test_markup_in_a_report_is_only_text(client: Client, completed: Callable[..., Task]) -> None:
    evil = "</title><script>alert(1)</script>"
    made = report(
        chapters=2,
        summary=evil,
        relations=[{"a": evil, "b": "Bo", "weight": 1}],
        keywords=[{"term": evil, "score": 1.0}],
        phrases=[{"text": evil, "count": 2}],
        issues=[
            {"kind": evil, "severity": "error", "start": 0, "end": 0, "chapter": 1, "message": evil, "snippet": evil}
        ],
    )
    made["chapters"][0]["heading"] = evil
    made["characters"][0]["name"] = evil
    made["source"]["title"] = evil
    task = completed(made)
    page = client.get(f"/results/{task.id}").content.decode()
    assert page.count("&lt;script&gt;alert(1)") > 8
    assert "<script>alert" not in page
