"""Parsers of single variables. Each takes the text and returns a value, or raises ValueError("what would be right")."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
D = TypeVar("D")

_SECONDS = {
    "s": 1,
    "sec": 1,
    "second": 1,
    "m": 60,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hour": 3600,
    "d": 86400,
    "day": 86400,
}


class BadVariable(Exception):
    """A variable's value cannot be parsed."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        shown = value if len(value) <= 60 else value[:57] + "..."
        # What stands in a secret must not reach a terminal or a log.
        shown = "(hidden)" if "KEY" in name or "URL" in name else repr(shown)
        super().__init__(f"{name}={shown} cannot be used: it must be {wanted}.")
        self.name = name


class BadFile(Exception):
    """`.env` itself cannot be read, so none of its variables can be named."""


class Reader:
    """Reads variables by name; an unset or blank one gives the default."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def __contains__(self, name: str) -> bool:
        return bool(self._values.get(name, "").strip())

    def __call__(self, name: str, parser: Callable[[str], T], default: D) -> T | D:
        value = self._values.get(name, "").strip()
        if not value:
            return default
        try:
            return parser(value)
        except ValueError as error:
            raise BadVariable(name, value, str(error)) from None


def text(value: str) -> str:
    return value


def boolean(value: str) -> bool:
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("0", "false", "no", "off"):
        return False
    raise ValueError("true or false")


def one_of(*choices: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        for choice in choices:
            if value.lower() == choice.lower():
                return choice
        raise ValueError("one of " + ", ".join(choices))

    return parse


def integer(least: int, most: int | None = None) -> Callable[[str], int]:
    wanted = f"a whole number of at least {least}" if most is None else f"a whole number from {least} to {most}"

    def parse(value: str) -> int:
        if (
            not re.fullmatch(r"[+-]?[0-9]{1,18}", value)
            or int(value) < least
            or (most is not None and int(value) > most)
        ):
            raise ValueError(wanted)
        return int(value)

    return parse


def positive_float(value: str) -> float:
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) or float(value) <= 0:
        raise ValueError("a number above 0")
    return float(value)


def path(base_dir: Path) -> Callable[[str], Path]:
    return lambda value: (base_dir / Path(value).expanduser()).resolve()


def url(*schemes: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if urlsplit(value).scheme not in schemes:
            raise ValueError("a URL that starts with " + " or ".join(f"{s}://" for s in schemes))
        return value

    return parse


def string_list(value: str) -> list[str]:
    """A JSON list of texts, or texts between commas."""
    if value.startswith("["):
        try:
            items = json.loads(value)
        except json.JSONDecodeError:
            # ALLOWED_HOSTS=[::1],example.org is a list between commas, not JSON.
            items = value.split(",") if value.startswith("[:") else None
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise ValueError('a JSON list of texts such as ["a", "b"], or a, b')
    else:
        items = value.split(",")
    return [item.strip() for item in items if item.strip()]


def origins(value: str) -> list[str]:
    items = [item.rstrip("/") for item in string_list(value)]
    for item in items:
        parts = urlsplit(item)
        if item != "*" and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path):
            raise ValueError("origins such as http://localhost:5174, as a JSON list or between commas")
    return items


def extensions(value: str) -> list[str]:
    items = ["." + item.lstrip(".").lower() for item in string_list(value)]
    if not items or not all(re.fullmatch(r"\.[a-z0-9_+-]{1,16}", item) for item in items):
        raise ValueError('file endings such as [".txt", ".md"] or .txt,.md')
    return items


def rate(value: str) -> tuple[int, int] | None:
    """`120/min` is (120, 60); `off` is None."""
    if value.lower() == "off":
        return None
    match = re.fullmatch(r"([1-9][0-9]{0,8})\s*/\s*([a-z]+)", value.lower())
    if not match or match[2] not in _SECONDS:
        raise ValueError("a rate such as 120/min, 5/s or 1000/hour, or off")
    return int(match[1]), _SECONDS[match[2]]


def processor(value: str) -> str:
    if value in ("analysis", "noop", "drill", "external") or re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", value):
        return value
    raise ValueError("analysis, noop, drill, external, or a dotted path such as package.module.function")
