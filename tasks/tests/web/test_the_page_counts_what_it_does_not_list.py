from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from tasks.analysis.files import findings
from tasks.models import Task
from tasks.tests.analysis import damaged
from tasks.tests.web.reports import report
from tasks.web.report.summary import summary

pytestmark = pytest.mark.django_db


def test_menu_badges_and_chapters_agree_with_the_report(client: Client, completed: Callable[..., Task]) -> None:
    made = damaged.analysed().report
    counted = findings.counts(made)
    page = client.get(f"/results/{completed(made).id}").content.decode()
    assert f'#problems">Problems <span class="count">{findings.problems(made)}</span>' in page
    badges = re.findall(r'<b>([^<]*)</b> <span class="count">(\d+)</span></summary>', page)
    assert dict(badges)["Broken lines"] == str(counted["broken_lines"])
    assert sorted(int(count) for _, count in badges) == sorted(counted.values())
    assert f"{counted['unbalanced_quotes']} notes are not counted as problems." in page
    assert f"{counted['broken_lines']} were found; the report lists the first 50." in page
    in_chapters = [int(count) for count in re.findall(r'#problems">(\d+) problems</a>', page)]
    assert sum(in_chapters) == findings.problems(made)


def test_the_summary_in_chinese_counts_all() -> None:
    made = damaged.analysed().report
    with translation.override("zh-hans"):
        told = summary(made)
    assert str(made["integrity"]["broken_lines"]["lines"]) in told
    assert str(made["integrity"]["quotes"]["unbalanced"]) in told


def test_people_beyond_the_list_are_counted(client: Client, completed: Callable[..., Task]) -> None:
    people = [{"name": f"Person {n}", "aliases": [], "mentions": 500 - n, "chapters": [1]} for n in range(400)]
    page = client.get(f"/results/{completed(report(characters=people, characters_unlisted=24)).id}").content.decode()
    assert '#people">People <span class="count">424</span>' in page
    assert "424 found, the 400 named most often are listed" in page
