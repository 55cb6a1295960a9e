"""The typed values that pass between stages.

Offsets count Unicode code points in the decoded text (BOM removed, line ends kept as they are), end exclusive.
All values are plain and picklable; lists are in text order unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]

# progress(done) with done in 0..1 inside the stage that calls it; a stage calls it as real work gets done.
Progress = Callable[[float], None]


def silent(done: float) -> None:
    """The progress callback of those who do not watch."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One place where the bytes were no text: what stands there now, and why it is damage."""

    start: int
    end: int
    reason: str  # "undecodable" | "mojibake" | "private_use" | "control" | "replacement" | "mixed_encoding"


@dataclass(frozen=True, slots=True)
class Decoded:
    """What `decoding.decode` made of the bytes."""

    text: str
    encoding: str  # a Python codec name, "utf-8-sig" where a BOM was removed
    confidence: float  # 0..1
    damage: list[Damage] = field(default_factory=list)
    damaged_characters: int = 0


@dataclass(frozen=True, slots=True)
class Language:
    """What `language.identify` says: an ISO 639-1 code, or "und" where it cannot tell."""

    code: str
    confidence: float  # 0..1
    script: str = ""  # "Latn" | "Hans" | "Hant" | "Jpan" | "Cyrl" | … ; "" where unknown


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its heading starts at `start`, its text ends at `end` (where the next one starts)."""

    index: int  # from 1, in text order
    number: str | None  # as printed: "I", "12", "一百二十", None where the heading has none
    value: int | None  # the number as a number
    heading: str  # the whole heading, white space collapsed, title lines included
    title: str | None
    level: int  # 1, or 2 inside a part / volume
    start: int
    end: int
    body_start: int  # first character after the heading
    part: str | None = None  # heading of the enclosing part / volume
    kind: str = "chapter"  # "chapter" | "prologue" | "epilogue" | "front" (preface, notes) | "letter"


@dataclass(frozen=True, slots=True)
class Part:
    """A BOOK / VOLUME / 卷 heading."""

    heading: str
    start: int
    end: int  # end of the heading itself


@dataclass(frozen=True, slots=True)
class Structure:
    """What `chapters.find` saw. `body` is the novel itself, without the distributor's header and footer."""

    body: Span
    chapters: list[Chapter]
    parts: list[Part] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)  # tables of contents
    style: str = "none"  # which family of headings won
    families: dict[str, float] = field(default_factory=dict)  # every family seen, with its score
    sequence_share: float = 0.0  # share of steps between numbered chapters that are +1
    title: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem found. `kind` is one of the contract's; `mend` says what can be done."""

    kind: str
    severity: str  # "info" | "warning" | "error"
    start: int
    end: int
    chapter: int | None  # index of the chapter it is in
    message: str
    snippet: str = ""
    mend: str = ""
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """One character of the novel, with all the names the text gives it."""

    name: str
    aliases: list[str]
    mentions: int
    chapters: list[int]  # indexes of chapters with at least one mention
    first: int = 0  # offset of the first mention
    last: int = 0
    per_chapter: list[int] = field(default_factory=list)  # mentions in each chapter
    lines: int = 0  # quotations that the text attributes to them


@dataclass(frozen=True, slots=True)
class Relation:
    """How often two people appear within one paragraph window."""

    a: str
    b: str
    weight: int


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation, marks included."""

    start: int
    end: int
    speaker: str | None = None  # only where the text names the speaker


@dataclass(frozen=True, slots=True)
class Dialogue:
    """All quotations."""

    quotes: list[Quote]
    ratio: float  # share of the body's characters
    style: str  # "curly" | "straight" | "single" | "dash" | "corner" | "guillemet" | "none" | …
    speakers_named_ratio: float


@dataclass(frozen=True, slots=True)
class Score:
    """A score that explains itself: a receipt of components."""

    value: float  # 0.00..1.00, two decimals
    components: list[dict[str, Any]]  # {"name", "value", "weight", "why"}


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch that the clean text leaves out or replaces."""

    start: int
    end: int
    kind: str  # "advertisement" | "boilerplate" | "encoding_damage" | "control_characters" | "duplicate_chapter"
    text: str  # what stood there
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What `integrity.inspect` found: the issues in text order, and per kind of finding what the scores are made of."""

    issues: list[Issue]
    measures: dict[str, Any]
    removals: list[Removal]
    unlisted: dict[str, dict[str, int]] = field(default_factory=dict)  # beyond the issues, by kind and severity
    problems: dict[int, dict[str, int]] = field(default_factory=dict)  # all but notes, by chapter and kind
