from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report

LONG = "The wind went round the house and came back, and nobody in it slept before the morning came to them. " * 3
TEXT = f"1\n\n{LONG}they went\n\nout into the rain. {LONG}\n\n2\n\n“Hello, said Ann. “Good night,” said Bo. {LONG}"


def issue(kind: str, start: int, end: int, chapter: int = 1, **more: Any) -> dict[str, Any]:
    said = {"kind": kind, "severity": "warning", "message": f"{kind}!", "mend": "Mend it.", "snippet": ""}
    return said | {"start": start, "end": end, "chapter": chapter} | more


def pages(client: Client, completed: Callable[..., Task], number: int = 1, **changes: Any) -> tuple[str, str]:
    """The page of the report, and that of a chapter."""
    made = report(chapters=2)
    second = TEXT.index("\n\n2\n\n") + 2
    made["chapters"][0] |= {"start": 0, "body_start": 1, "end": second, "heading": "1 The House"}
    made["chapters"][1] |= {"start": second, "body_start": second + 1, "end": len(TEXT), "heading": "1 The House"}
    task = completed(made | changes, content=TEXT.encode())
    paths = (f"/results/{task.id}", f"/results/{task.id}/chapters/{number}")
    whole, chapter = (client.get(path).content.decode() for path in paths)
    return whole, chapter


def broken() -> dict[str, Any]:
    end = TEXT.index("they went") + len("they went")
    place = issue(
        "broken_lines", 3, end, message="The line breaks off inside a sentence; the next one goes on with it."
    )
    return {"integrity": {"broken_lines": {"lines": 1, "places": [place]}}}


def test_only_the_break_of_a_broken_line_is_marked(client: Client, completed: Callable[..., Task]) -> None:
    whole, chapter = pages(client, completed, **broken())
    assert re.findall("<mark>(.*?)</mark>", whole) == ["⏎"]
    assert re.search(r"they went <mark>⏎</mark> out into the rain\.", whole)
    assert re.findall(r'<span class="broken problem"[^>]*>(.*?)</span>', chapter) == ["went"]


def test_the_link_of_a_broken_line_leads_to_the_break(client: Client, completed: Callable[..., Task]) -> None:
    whole, chapter = pages(client, completed, **broken())
    [anchor] = re.findall(r"chapters/1#(at-\d+)", whole)
    assert re.search(rf'id="{anchor}"[^>]*>went<', chapter)


def test_only_the_quotation_mark_is_marked_where_the_report_has_its_place(
    client: Client, completed: Callable[..., Task]
) -> None:
    at = TEXT.index("“Hello")
    whole, chapter = pages(
        client, completed, 2, issues=[issue("unbalanced_quotes", at, len(TEXT), 2, data={"missing": 1, "at": at})]
    )
    assert re.findall("<mark>(.*?)</mark>", whole) == ["“"]
    assert re.search(rf'<span class="problem" id="at-{at}"[^>]*>“</span>', chapter)


def test_a_long_passage_is_shown_without_a_mark_that_would_hold_all_of_it(
    client: Client, completed: Callable[..., Task]
) -> None:
    whole, _ = pages(client, completed, issues=[issue("near_duplicate_text", 3, 3 + len(LONG))])
    assert "<mark>" not in whole and "nobody in it slept" in whole


def test_advice_and_messages_are_said_once_for_all_of_a_kind(client: Client, completed: Callable[..., Task]) -> None:
    issues = [issue("control_characters", n, n + 1) for n in range(10, 15)]
    whole, _ = pages(client, completed, issues=issues)
    assert whole.count("Mend it.") == 1 and whole.count("control_characters!") == 1


def test_advice_that_differs_is_said_where_it_belongs(client: Client, completed: Callable[..., Task]) -> None:
    issues = [issue("control_characters", n, n + 1) for n in range(10, 15)]
    issues[2] |= {"mend": "Do something else.", "message": "Worse!"}
    whole, _ = pages(client, completed, issues=issues)
    assert whole.count("Mend it.") == 1 and whole.count("Do something else.") == 1
    assert whole.count("control_characters!") == 4 and whole.count("Worse!") == 1


def test_equal_messages_above_a_chapter_are_one_line_of_links(client: Client, completed: Callable[..., Task]) -> None:
    _, chapter = pages(client, completed, issues=[issue("control_characters", n, n + 1) for n in (10, 20, 30)])
    notice = chapter[chapter.index("<ul class=") : chapter.index('<div class="text"')]
    assert notice.count("control_characters!") == 1 and "×3" in notice
    assert re.findall(r"#at-(\d+)", notice) == ["10", "20", "30"]


def test_of_chapters_that_come_twice_each_is_told_by_its_place(client: Client, completed: Callable[..., Task]) -> None:
    second = TEXT.index("\n\n2\n\n") + 2
    twice = issue("duplicate_chapter", second, len(TEXT), 2, data={"repeats": 1, "share": 1.0})
    whole, _ = pages(client, completed, issues=[twice])
    found = whole[whole.index("duplicate_chapter!") :]
    assert re.findall(r"(\d) of 2</span>", found[: found.index("</li>")]) == ["2", "1"]
    assert "The same stands first in:" in found


def test_a_repeated_passage_leads_to_where_it_stands_first(client: Client, completed: Callable[..., Task]) -> None:
    again = issue("near_duplicate_text", len(TEXT) - 50, len(TEXT), 2, data={"source": [30, 80]})
    whole, chapter = pages(client, completed, issues=[again])
    assert 'chapters/1#at-30"' in whole
    assert 'id="at-30"' in chapter


def test_those_beyond_the_first_are_a_click_away(client: Client, completed: Callable[..., Task]) -> None:
    issues = [issue("control_characters", n, n + 1) for n in range(10, 60)]
    task = completed(report(issues=issues))
    short = client.get(f"/results/{task.id}").content.decode()
    assert 'href="?problems=all#problems-control_characters"' in short and "report.json." not in short
    whole = client.get(f"/results/{task.id}?problems=all").content.decode()
    assert [page.count("#at-") for page in (short, whole)] == [10, 50]
