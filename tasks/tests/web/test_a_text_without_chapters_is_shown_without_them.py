from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from django.test import Client

from tasks.analysis.analysed import Analysis
from tasks.analysis.files import markdown, page, tables
from tasks.models import Task
from tasks.tests.analysis import books

pytestmark = pytest.mark.django_db


@cache
def analysed() -> Analysis:
    """A story with people, key sentences and passages that stand out, and no heading."""
    made = books.read(books.chapter(1, paragraphs=60).partition("\n\n")[2])
    assert made.report["chapters"] == [] and made.report["key_sentences"] and made.report["characters"]
    return made


def test_no_link_leads_to_a_chapter_that_is_not_there(client: Client, completed: Callable[..., Task]) -> None:
    task = completed(analysed().report)
    shown = client.get(f"/results/{task.id}").content.decode()
    assert set(re.findall(r"/chapters/(\d+)", shown)) == {"1"}, "the whole text"
    assert client.get(f"/results/{task.id}/chapters/0").status_code == 404
    assert "None" not in re.sub(r"<[^>]*>", " ", shown)
    assert "Over the chapters" not in shown and "from chapter" not in shown


def test_a_sentence_before_the_first_chapter_has_no_link(client: Client, completed: Callable[..., Task]) -> None:
    made = books.read(books.novel(3)).report
    made["key_sentences"] = [{"start": 0, "end": 5, "chapter": chapter, "score": 1.0} for chapter in (0, 2)]
    people = made["characters"]
    people[0] = people[0] | {"chapters": []}
    shown = client.get(f"/results/{completed(made).id}").content.decode()
    assert "/chapters/0" not in shown and "from chapter None" not in shown
    assert shown.count("from chapter") == len(people) - 1
    assert "Over the chapters" in shown


def test_the_files_speak_of_no_chapters() -> None:
    text, report = analysed().text, analysed().report
    html, md = page.render(report, text).decode(), markdown.render(report, text).decode()
    for made in (html, md):
        assert "front matter" not in made and "Over the chapters" not in made
    assert "Chapter by chapter" not in html.partition('id="terms"')[2]
    assert "Key sentences" in html
    assert "| Name | Also | Named | Quotations |\n" in md
    assert b"front matter" not in tables.cast(report, text)
