"""Switching the language leads back by the name of the address: one that two share would lead to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{space}{pattern.namespace or ''}:" if pattern.namespace else space)
        elif pattern.name:
            yield space + pattern.name


def test_no_two_addresses_share_a_name() -> None:
    counted = Counter(name for name in names(get_resolver().url_patterns) if not name.startswith("admin:"))
    assert {name for name, count in counted.items() if count > 1} == set()
    assert {"compare", "compare-page"} <= set(counted)
