"""What a user may set for the analysis of a novel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tasks.analysis.chapters.pattern import compile_safely

LONGEST_RULE = 40


@dataclass(frozen=True, slots=True)
class Options:
    """Another family of headings, or a pattern of the user's own, for the chapters."""

    chapter_rule: str | None = None
    chapter_pattern: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        """From what came with an upload, or with the wish to have the report redone; what is blank is not set.

        Raises ValueError with a sentence for the user. Whether a rule fits the text only the text can tell.
        """
        rule, pattern = (_text(given, name) for name in ("chapter_rule", "chapter_pattern"))
        if rule and len(rule) > LONGEST_RULE:
            raise ValueError(f"The chapter rule is longer than {LONGEST_RULE} characters.")
        if pattern:
            compile_safely(pattern)
        return cls(rule, pattern)


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is not a text.")
    return value or None
