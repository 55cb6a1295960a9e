"""Numbers that no table holds, such as open WebSockets: who has one registers it, who shows it reads it."""

from __future__ import annotations

from collections.abc import Callable

_sources: dict[str, Callable[[], int]] = {}


def register(name: str, source: Callable[[], int]) -> None:
    _sources[name] = source


def read(name: str) -> int:
    """The present count; 0 in a process that has none."""
    source = _sources.get(name)
    return source() if source else 0
