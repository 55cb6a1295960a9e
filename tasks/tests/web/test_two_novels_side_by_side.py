from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json
from tasks.models import TaskResult
from tasks.tests.browser.novels import novel
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db


def analysed(text: str, **fields: object) -> str:
    data = text.encode()
    task = make_finished_task(content=data, **fields)  # type: ignore[arg-type]
    TaskResult.objects.create(task=task, full_content=to_json(analyse(data, "novel.txt").report).decode())
    return str(task.id)


def page(client: Client, a: str, b: str, status: int = 200) -> str:
    answer = client.get("/compare", {"a": a, "b": b})
    assert answer.status_code == status
    return str(answer.content.decode())


def drafts() -> tuple[str, str]:
    """A novel and a later draft: one chapter moved, one changed, one removed, one added."""
    old = novel(9, "one")
    head, *chapters = old.split("CHAPTER ")
    chapters[2] = chapters[2].replace("It was a quiet hour", "It was <b>never</b> quiet")
    del chapters[6]
    chapters.insert(5, chapters.pop(0))
    chapters.append("10\n\n" + "Nobody had written this before, and the harbour was full of gulls by then. " * 20)
    return old, head + "CHAPTER ".join(["", *chapters])


def test_what_became_of_each_chapter_is_counted_listed_and_drawn(client: Client) -> None:
    old, new = drafts()
    found = page(client, analysed(old), analysed(new))
    for fate, count in (("changed", 1), ("moved", 1), ("added", 1), ("removed", 1), ("unchanged", 6)):
        assert f'<dd data-fate="{fate}">{count}</dd>' in found
        drawn = "same" if fate == "unchanged" else fate
        # A moved chapter is drawn where it was and where it is.
        assert found.count(f'<g class="{drawn}">') == (2 if fate == "moved" else count)
    assert "<ins>It was &lt;b&gt;never&lt;/b&gt; quiet" in found
    assert "<b>never" not in found
    assert "Two drafts of one text" in found


def test_the_same_text_twice_is_said_to_be_the_same(client: Client) -> None:
    task = analysed(novel(4))
    assert "sentence for sentence" in page(client, task, task)


def test_a_text_without_chapters_is_compared_as_one(client: Client) -> None:
    text = "They went out into the rain. " * 40
    assert "The whole text" in page(client, analysed(text), analysed(novel(2)))


def test_nobody_is_said_to_be_missing_from_a_text_in_which_nobody_was_looked_for(client: Client) -> None:
    french = "".join(f"CHAPITRE {n}\n\n" + "Il ne savait pas où elle était allée ce soir. " * 60 for n in "123")
    found = page(client, analysed(french), analysed(novel(4)))
    assert 'id="people-heading"' not in found
    assert '<th scope="row">People</th><td class="num">–</td>' in found


def test_without_two_the_form_asks_for_them(client: Client) -> None:
    task = analysed(novel(2), file_name="offered.txt")
    form = client.get("/compare").content.decode()
    assert "offered.txt" in form
    assert f'<option value="{task}" selected>' in client.get("/compare", {"a": task}).content.decode()


def test_the_report_leads_to_the_form_which_offers_the_others_by_their_titles(client: Client) -> None:
    text = f"Title: The Harbour Master\nAuthor: A. Nobody\n\n{novel(3)}"
    own, other = analysed(novel(4)), analysed(text, file_name="harbour-v2.txt")
    link = f"/compare?a={own}"
    assert f'href="{link}"' in client.get(f"/results/{own}").content.decode()
    form = client.get(link).content.decode()
    first, second = form.split('id="side-b"')
    assert f'<option value="{own}" selected>' in first and f'value="{own}"' not in second
    assert f'<option value="{other}">The Harbour Master · harbour-v2.txt' in second


def test_no_list_has_to_end_early(client: Client) -> None:
    # Chapters that are all added: to nothing that both have.
    old = "CHAPTER 1\n\n" + "Nobody had written this before, and the harbour was full of gulls. " * 30 + "\n\n"
    added = (f"CHAPTER {n}\n\n" + f"The {n} ships of year {n} lay at anchor {n} miles out. " * 9 for n in range(2, 82))
    a, b = analysed(old), analysed(old + "\n\n".join(added))
    found = page(client, a, b)
    assert '<dd data-fate="added">80</dd>' in found and "60 of 80 are printed here" in found
    for query in ("lists", "print"):
        whole = client.get("/compare", {"a": a, "b": b, query: "all"}).content.decode()
        assert whole.count(f'href="/results/{b}/chapters/') >= 80 and "are printed here" not in whole


@pytest.mark.parametrize(("b", "why"), [("task-1-1", "not there"), ("x\x00y", "not there"), ("waiting", "no report")])
def test_what_cannot_be_compared_is_refused_with_the_reason(client: Client, b: str, why: str) -> None:
    a = analysed(novel(2))
    assert why in page(client, a, make_task().id if b == "waiting" else b, status=404)


def test_nobody_compares_with_what_is_not_theirs(client: Client, settings: object) -> None:
    from dataclasses import replace

    settings.ENV = replace(settings.ENV, api_auth="required")  # type: ignore[attr-defined]
    ann, bo = (get_user_model().objects.create_user(name) for name in ("ann", "bo"))
    own, other = analysed(novel(2), user=ann), analysed(novel(2), user=bo, file_name="secret.txt")
    assert client.get("/compare", {"a": own, "b": other}).status_code == 302
    client.force_login(ann)
    assert "secret.txt" not in page(client, own, other, status=404)
