"""`tasks_per_hour` counts what ended either way; a page that called that done would belie the count of the completed."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/dashboard"])
@pytest.mark.parametrize(("language", "label"), [("en", "Ended in the last hour"), ("zh-hans", "近一小时结束")])
def test_the_label_holds_for_failures_too(client: Client, path: str, language: str, label: str) -> None:
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": language}).content.decode()
    assert re.search(r'<dt>([^<]*)</dt><dd data-stat="tasks_per_hour"', page)[1] == label  # type: ignore[index]
