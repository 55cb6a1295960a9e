"""What arrives as JSON, made safe to keep: neither PostgreSQL's jsonb nor our own answers can hold everything Python can."""

from __future__ import annotations

import math
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser as BaseParser

DEEPEST = 64


class Unkeepable(ValueError):
    """A value that no database of ours keeps; the text says which."""


def require_keepable(value: Any, depth: int = 0) -> None:
    """Raise `Unkeepable` for NUL, lone surrogates, numbers without an end, and nesting beyond `DEEPEST`."""
    if depth > DEEPEST:
        raise Unkeepable(f"It is nested more than {DEEPEST} levels deep.")
    if isinstance(value, str):
        require_text(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise Unkeepable("It holds a number that is too large, or none at all.")
    elif isinstance(value, int) and value.bit_length() > 1024:
        raise Unkeepable("It holds a number of more than 300 digits.")
    elif isinstance(value, dict):
        for key, item in value.items():
            require_text(key)
            require_keepable(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            require_keepable(item, depth + 1)


def require_text(text: str) -> None:
    if "\x00" in text:
        raise Unkeepable("It holds a NUL character.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Unkeepable("It holds half of a surrogate pair, which is no character.")


class JSONParser(BaseParser):
    """DRF's, which also refuses what could be parsed but not kept."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            data = super().parse(stream, media_type, parser_context)
            require_keepable(data)
        except RecursionError:
            raise ParseError(f"The JSON is nested more than {DEEPEST} levels deep.") from None
        except Unkeepable as error:
            raise ParseError(f"The JSON cannot be taken. {error}") from None
        return data
