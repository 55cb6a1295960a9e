"""However few of the problems are listed, all of them are counted, and every form of the report gives the same number."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tasks.analysis.compare import compare
from tasks.analysis.files import findings, markdown, page
from tasks.tests.analysis import books, damaged

pytestmark = pytest.mark.pure


def report() -> dict[str, Any]:
    return damaged.analysed().report


def earlier() -> dict[str, Any]:
    """The report as it was before it said what it leaves out."""
    made = {name: value for name, value in report().items() if name != "issues_unlisted"}
    return made | {"chapters": [{k: v for k, v in row.items() if k != "problems"} for row in report()["chapters"]]}


def test_what_is_listed_and_what_is_not_make_up_what_the_scores_say() -> None:
    made, counted = report(), findings.counts(report())
    assert {"advertisement", "broken_lines", "unbalanced_quotes"} == set(made["issues_unlisted"])
    assert counted["broken_lines"] == made["integrity"]["broken_lines"]["lines"] > 50
    assert counted["unbalanced_quotes"] == made["integrity"]["quotes"]["unbalanced"] > 100
    assert counted["advertisement"] == made["integrity"]["advertisements"]["lines"] > 300
    for part in made["scores"]["quality"]["components"]:
        if part["name"] == "broken lines":
            assert part["why"].startswith(f"{counted['broken_lines']} of ")
        if part["name"] == "quotation marks":
            assert part["why"].startswith(f"{counted['unbalanced_quotes']} paragraphs")


def test_the_summary_counts_all() -> None:
    counted, summary = findings.counts(report()), report()["summary"]
    assert f"{counted['broken_lines']} broken lines" in summary
    assert f"{counted['unbalanced_quotes']} paragraphs with unbalanced quotation marks" in summary
    assert f"{counted['advertisement']} advertisements" in summary


def test_the_files_give_one_number_and_say_what_they_leave_out() -> None:
    found, text = damaged.analysed(), damaged.analysed().text
    number, counted = findings.problems(report()), findings.counts(report())
    assert number == sum(counted.values()) - findings.notes(report())
    html, md = (kind.render(found.report, text).decode() for kind in (page, markdown))
    assert f"<dt>Problems</dt><dd>{number}<small>notes not counted</small>" in html
    assert f"| Problems | {number} |" in md
    for made in (html, md):
        assert f"{number} problems." in made
        assert f"Besides, {counted['unbalanced_quotes']} notes, which are not counted." in made
        assert f"{counted['broken_lines']} found, the first 50 listed." in made
    assert f'Broken lines <span class="count">{counted["broken_lines"]}</span>' in html
    # Advertisements are the most by far, and yet the other kinds are there.
    assert set(re.findall(r"^- \*\*([^*]+)\*\*", md, re.M)) == set(
        re.findall(r"<h3>([^<]+) <span class=\"count\">", html)
    )


def test_every_chapter_counts_its_own() -> None:
    by_chapter = [sum(row["problems"].values()) for row in report()["chapters"]]
    assert sum(by_chapter) == findings.problems(report())
    assert report()["chapters"][-1]["problems"]["broken_lines"] > 0, "though the list ends before it"


def test_a_comparison_gives_the_same_number() -> None:
    other = books.read(books.novel(4))
    rows = compare(report(), damaged.analysed().text, other.report, other.text)["measures"]
    [row] = [row for row in rows if row["name"] == "problems"]
    assert (row["a"], row["b"]) == (findings.problems(report()), findings.problems(other.report))


def test_an_earlier_report_is_counted_by_its_measures() -> None:
    assert findings.counts(earlier()) == findings.counts(report())
    assert findings.problems(earlier()) == findings.problems(report())
    assert findings.by_chapter(earlier())[1] == report()["chapters"][0]["problems"]
    assert b"found, the first 50 listed." in page.render(earlier(), damaged.analysed().text)


def test_damage_beyond_the_list_is_counted_too() -> None:
    text = books.novel(40, 12)
    step = len(text) // 400
    text = "".join(text[at : at + step] + "\ufffd" for at in range(0, len(text), step))
    made = books.read(text).report
    assert findings.counts(made)["encoding_damage"] == made["integrity"]["encoding"]["places"] > 300
    assert made["issues_unlisted"]["encoding_damage"]["warning"] > 0
    bare = {name: value for name, value in made.items() if name != "issues_unlisted"}
    assert findings.counts(bare) == findings.counts(made)


def test_no_kind_is_crowded_out_of_a_list() -> None:
    found = [{"kind": "a", "n": n} for n in range(50)] + [{"kind": "b", "n": n} for n in range(3)]
    shown = findings.first(found, 10)
    assert [(row["kind"], row["n"]) for row in shown] == [("a", n) for n in range(7)] + [("b", n) for n in range(3)]
    assert findings.first(found, 53) == found
