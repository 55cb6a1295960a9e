from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report

LIGHT_ENOUGH = 240_000  # of the page itself: style sheets and scripts come to less than 60 KB


def long_report() -> dict[str, object]:
    issues = [
        {"kind": "control_characters", "severity": "info", "start": n, "end": n + 1, "chapter": 1, "message": "A bell."}
        for n in range(300)
    ]
    removals = [
        {"start": n * 500, "end": n * 500 + 9, "kind": "advertisement", "text": "x" * 200, "replacement": ""}
        for n in range(300)
    ]
    relations = [{"a": "Ann Lee", "b": "Bo", "weight": n} for n in range(40, 0, -1)]
    return report(chapters=3000, issues=issues, removals=removals, relations=relations)


def test_the_page_stays_light_and_says_what_it_does_not_print(client: Client, completed: Callable[..., Task]) -> None:
    task = completed(long_report())
    answer = client.get(f"/results/{task.id}")
    page = answer.content.decode()
    assert len(answer.content) < LIGHT_ENOUGH
    assert 'href="?print=all"' in page and "data-print>" not in page
    for said in ("120 of 3,000", "10 of 300", "15 of 300"):
        assert f'<p class="print-only small">{said} are printed here' in page


def test_the_whole_page_holds_every_row(client: Client, completed: Callable[..., Task]) -> None:
    task = completed(long_report())
    page = client.get(f"/results/{task.id}?print=all").content.decode()
    assert page.count('<tr id="chapter-') == 3000
    assert page.count("#at-") >= 600
    assert page.count("Ann Lee – Bo</span>") == 40
    assert "print-only" not in page and " data-print>" in page
