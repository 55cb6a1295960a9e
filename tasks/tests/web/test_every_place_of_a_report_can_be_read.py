from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from tasks.models import Task
from tasks.tests.web.reports import report

FRONT, BACK = "Printed by nobody.\x07\n\n", "\n\nEnd of the file, says the seller.\n"
BODY = "CHAPTER 1\n\nThe river rose. Nobody saw it.\n\nCHAPTER 2\n\nThe river fell again. Everybody slept."
TEXT = FRONT + BODY + BACK


def made(text: str = TEXT, **changes: Any) -> dict[str, Any]:
    one, two = text.index("CHAPTER 1"), text.index("CHAPTER 2")
    found = report(chapters=2, dialogue=None)
    found["chapters"][0] |= {"start": one, "body_start": one + 9, "end": two}
    found["chapters"][1] |= {"start": two, "body_start": two + 9, "end": text.index("slept.") + 6}
    return found | changes


def span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def issue(place: dict[str, int], chapter: int | None, kind: str = "control_characters") -> dict[str, Any]:
    return place | {"kind": kind, "severity": "warning", "chapter": chapter, "message": "Wrong.", "mend": "Mend it."}


def text_of(page: str) -> str:
    return page[page.index('<div class="text"') : page.index('<div id="end"')]


def test_what_stands_around_the_chapters_can_be_read(client: Client, completed: Callable[..., Task]) -> None:
    task = completed(made(), content=TEXT.encode())
    front, last, back = (client.get(f"/results/{task.id}/chapters/{n}").content.decode() for n in (0, 2, 3))
    assert "Before the first chapter" in front and "Printed by nobody." in text_of(front)
    assert "The river" not in text_of(front)
    assert "After the last chapter" in back and "says the seller" in text_of(back)
    assert "slept" not in text_of(back)
    assert f'rel="next" href="/results/{task.id}/chapters/3"' in last
    assert f'rel="prev" href="/results/{task.id}/chapters/2"' in back
    assert 'rel="prev"' not in front and 'rel="next"' not in back


def test_nothing_is_read_where_nothing_stands(client: Client, completed: Callable[..., Task]) -> None:
    text = "\n\n" + BODY + "\n \n"
    task = completed(made(text), content=text.encode())
    assert [client.get(f"/results/{task.id}/chapters/{n}").status_code for n in (0, 1, 2, 3)] == [404, 200, 200, 404]


def test_problems_key_sentences_and_heights_of_the_mood_lead_to_their_places(
    client: Client, completed: Callable[..., Task]
) -> None:
    places = [span("\x07"), span("rose"), span("says the seller")]
    issues = [issue(place, chapter) for place, chapter in zip(places, (None, 1, 2), strict=True)]
    extremes = [span("The river fell again.") | {"position": 0.9, "value": 1.0}]
    sentences = [span("Nobody saw it.") | {"chapter": 1, "score": 1.0}]
    sentiment = {"experimental": False, "coverage": 0.1, "extremes": extremes}
    task = completed(made(issues=issues, key_sentences=sentences, sentiment=sentiment), content=TEXT.encode())
    page = client.get(f"/results/{task.id}").content.decode()
    links = re.findall(rf'href="(/results/{task.id}/chapters/\d+)#(at-\d+)"', page)
    assert len(set(links)) == 5
    for url, anchor in links:
        assert f'id="{anchor}"' in client.get(url).content.decode(), (url, anchor)


def test_a_gap_between_chapters_leads_to_the_end_of_the_one_before(
    client: Client, completed: Callable[..., Task]
) -> None:
    end = TEXT.index("CHAPTER 2")
    lost = issue({"start": end, "end": end}, 1, "missing_chapter")
    task = completed(made(issues=[lost]), content=TEXT.encode())
    assert f'href="/results/{task.id}/chapters/1#end"' in client.get(f"/results/{task.id}").content.decode()
    assert 'id="end"' in client.get(f"/results/{task.id}/chapters/1").content.decode()
    assert "Wrong." in client.get(f"/results/{task.id}/chapters/1").content.decode()


def test_a_place_far_into_a_long_chapter_is_in_its_part(client: Client, completed: Callable[..., Task]) -> None:
    text = "CHAPTER 1\n\n" + "The river rose. " * 6000 + "A stone. " + "\n\nCHAPTER 2\n\nEverybody slept."
    at = text.index("A stone")
    found = made(text, issues=[issue({"start": at, "end": at + 8}, 1)])
    task = completed(found, content=text.encode())
    assert f'href="/results/{task.id}/chapters/1?part=2#at-{at}"' in client.get(f"/results/{task.id}").content.decode()
    assert f'id="at-{at}"' in client.get(f"/results/{task.id}/chapters/1?part=2").content.decode()
    # Back from the next chapter one comes to the end of this one.
    assert (
        f'href="/results/{task.id}/chapters/1?part=2"' in client.get(f"/results/{task.id}/chapters/2").content.decode()
    )


def test_a_text_without_chapters_has_its_places_too(client: Client, completed: Callable[..., Task]) -> None:
    sentences = [span("The river rose.") | {"chapter": 0, "score": 1.0}]
    body = {"body": [len(FRONT), len(FRONT + BODY)]}
    task = completed(report(chapters=0, dialogue=None, key_sentences=sentences, structure=body), content=TEXT.encode())
    page = client.get(f"/results/{task.id}").content.decode()
    assert f'href="/results/{task.id}/chapters/1#at-{sentences[0]["start"]}"' in page
    assert "Printed by nobody" in client.get(f"/results/{task.id}/chapters/0").content.decode()


def test_chapters_out_of_proportion_are_named_by_the_reason(client: Client, completed: Callable[..., Task]) -> None:
    why = {"name": "chapter lengths", "value": 0.5, "weight": 0.1, "why": "1 of 2 chapters are below 0.15."}
    scores = {"quality": {"value": 0.9, "components": [why]}, "confidence": {"value": 0.9, "components": []}}
    lengths = {"chapters": 2, "empty": 0, "outliers": [2], "median": 10}
    task = completed(made(scores=scores, integrity={"lengths": lengths}), content=TEXT.encode())
    page = client.get(f"/results/{task.id}").content.decode()
    reason = page[page.index("below 0.15") : page.index("</article>")]
    assert f'href="/results/{task.id}/chapters/2"' in reason and "CHAPTER 2" in reason
