"""Query parameters, checked. Each raises `Invalid`, which names the field and what would be right."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.errors import Invalid


def whole_number(query: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    raw = query.get(name, "")
    if raw == "":
        return default
    if not raw.isascii() or not raw.isdigit() or len(raw) > 18 or not least <= int(raw) <= most:
        raise Invalid(name, f"{name} must be a whole number from {least} to {most}.")
    return int(raw)


def choice(query: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    raw = query.get(name, "")
    if raw == "":
        return default
    if raw not in choices:
        raise Invalid(name, f"{name} must be one of {', '.join(choices)}.")
    return raw


def text(query: Mapping[str, str], name: str, longest: int = 255) -> str:
    raw = query.get(name, "")
    # PostgreSQL's text has no NUL: said here, not by the database.
    if len(raw) > longest or "\x00" in raw:
        raise Invalid(name, f"{name} must have at most {longest} characters and no NUL.")
    return raw
