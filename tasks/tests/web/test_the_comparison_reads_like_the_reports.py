from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import translation

from tasks.analysis.compare.verdict import summary
from tasks.tests.analysis import books
from tasks.tests.web.test_units_are_named_by_what_is_counted import stored
from tasks.web.comparison import people
from tasks.web.comparison.verdict import verdict

pytestmark = pytest.mark.django_db


def compared(client: Client) -> str:
    a, b = (stored(books.read(books.novel(chapters, seed=chapters))) for chapters in (5, 8))
    return str(client.get("/compare", {"a": a.id, "b": b.id}).content.decode())


def row(page: str, name: str) -> list[str]:
    [found] = re.findall(rf'<th scope="row">{name}</th>(.*?)</tr>', page)
    return re.findall(r">([^<]+)</td>", found)


def test_scores_are_of_one_and_shares_of_a_hundred(client: Client) -> None:
    page = compared(client)
    assert all(re.fullmatch(r"[01]\.\d\d", value) for value in row(page, "Integrity of the text")[:2])
    a, b, difference = row(page, "Share of dialogue")
    assert a.endswith("%") and b.endswith("%")
    assert difference == "0" or difference.endswith(" points")


def test_the_length_of_sentences_is_told_once(client: Client) -> None:
    page = compared(client)
    assert len(row(page, "Words per sentence")) == 3
    assert "Mean length of sentences" not in page


def test_the_page_has_a_heading_that_is_seen(client: Client) -> None:
    assert "<h1>Two novels side by side</h1>" in compared(client)


def test_the_rest_of_a_list_can_be_opened() -> None:
    listed = [{"name": f"Person {n}", "mentions": 90 - n} for n in range(60)]
    [only, _] = people.view({"both": [], "only_a": listed, "only_b": []})["only"]
    assert len(only["shown"]) == 20
    assert [*only["shown"], *only["others"]] == listed


def test_all_people_are_on_the_page(client: Client) -> None:
    names = [
        f"{first}{last}"
        for first in ("Al", "Ber", "Cor", "Dor", "Es")
        for last in ("ton", "win", "mer", "bert", "fred")
    ]
    one = books.read(books.novel(5))
    extra = [one.report["characters"][0] | {"name": name, "aliases": []} for name in names]
    a = stored(replace(one, report=one.report | {"characters": one.report["characters"] + extra}))
    b = stored(books.read(books.novel(8)))
    page = client.get("/compare", {"a": a.id, "b": b.id}).content.decode()
    assert all(name in page for name in names)
    assert re.search(r"<details><summary>\d+ more</summary>", page)
    assert "… +" not in page


def test_what_two_texts_share_is_told_in_a_sentence() -> None:
    result = {"relation": "different", "shared_text": 0.001}
    assert summary(result) == "Two different texts: 0.1% of what they say is in both."
    with translation.override("en"):
        assert verdict(result) == summary(result)
