"""What a processor says, in a form that every database takes. Its own odd values must not become the supervisor's."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any

from tasks.models.task_log import LEVELS
from tasks.processors import Result

LONGEST_INTEGER = 2**63 - 1
LONGEST_URL = 2000


def text(value: Any) -> str:
    """Without NUL, which PostgreSQL cannot store, and with `?` for lone surrogates, which are no Unicode text."""
    string = value if isinstance(value, str) else str(value)
    if "\x00" in string:
        string = string.replace("\x00", "")
    try:
        string.encode()
    except UnicodeEncodeError:
        return string.encode("utf-8", "replace").decode()
    return string


def json(value: Any) -> Any:
    """As JSON has it: NaN and infinities become null, sets and tuples lists, what JSON does not know its text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {text(key): json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [json(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((json(item) for item in value), key=str)
    return text(value)


def level(value: str) -> str:
    return value if value in LEVELS else "info"


def result(given: Any) -> Result:
    """Raises TypeError or ValueError, with a sentence for the processor's author, where nothing can be made of it."""
    value = _as_result(given)
    url = None if value.result_url is None else text(value.result_url)
    if url is not None and len(url) > LONGEST_URL:
        raise ValueError(f"result_url has {len(url)} characters, of at most {LONGEST_URL}")
    return replace(
        value,
        tokens_processed=_count(value.tokens_processed),
        summary=text(value.summary),
        full_content=text(value.full_content),
        quality_score=_score("quality_score", value.quality_score),
        confidence_score=_score("confidence_score", value.confidence_score),
        extra_data=json(dict(value.extra_data)),
        result_url=url,
    )


def _as_result(value: Any) -> Result:
    """A `Result`, or its fields in a dict, or nothing at all: work whose result lies elsewhere."""
    if isinstance(value, Result):
        return value
    if value is None:
        return Result()
    if isinstance(value, dict):
        known = {field.name for field in fields(Result)}
        if unknown := sorted(str(key) for key in value if key not in known):
            raise TypeError(f"a result has no {', '.join(unknown)}; it has {', '.join(sorted(known))}")
        return Result(**value)
    raise TypeError(f"a processor gives back a Result, a dict of its fields, or None, not {type(value).__name__}")


def _count(value: Any) -> int:
    number = int(value)
    if not 0 <= number <= LONGEST_INTEGER:
        raise ValueError(f"tokens_processed is {number}, and must be from 0 to 2**63 - 1")
    return number


def _score(name: str, value: Any) -> float | None:
    if value is None:
        return None
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{name} is {number}, and must be from 0 to 1")
    return number
