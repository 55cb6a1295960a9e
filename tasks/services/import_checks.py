"""Columns read from somebody else's JSON."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def column_values(model: type[models.Model], names: list[str], row: dict[str, Any]) -> dict[str, Any]:
    """The named columns, of the types and within the limits that the model says. Raises ValueError, ValidationError, KeyError."""
    return {name: _value(model._meta.get_field(name), row[name]) for name in names}


def _value(column: Any, raw: Any) -> Any:
    value = column.to_python(raw)
    if value is None:
        if not column.null:
            raise ValueError(f"{column.name} is missing")
        return None
    if isinstance(column, models.JSONField):
        if not isinstance(value, dict):
            raise ValueError(f"{column.name} is no object")
    elif isinstance(value, str):
        if "\x00" in value or not _is_unicode(value):
            raise ValueError(f"{column.name} holds a character that cannot be kept")
        if column.max_length and len(value) > column.max_length:
            raise ValueError(f"{column.name} is too long")
    elif isinstance(column, models.DateTimeField) and value.tzinfo is None:
        raise ValueError(f"{column.name} has no time zone")
    try:
        column.run_validators(value)
    except ValidationError as error:
        raise ValueError(f"{column.name}: {' '.join(error.messages)}") from None
    return value


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
