"""Quotations: where they are, by the marks or dashes that the text uses."""

from __future__ import annotations

from .. import reading as readings
from ..reading import Reading
from ..spans import ink
from ..values import Dialogue, Language, Progress, Quote, Structure, silent
from . import dash, paired, single, speech, style


def find(
    text: str,
    structure: Structure,
    language: Language,
    progress: Progress = silent,
    reading: Reading | None = None,
) -> Dialogue:
    """Return the quotations of the novel's body in order, marks included; speakers are left open.

    A quotation whose end is missing ends with its paragraph, so one lost mark never swallows what follows.
    `ratio` is the share of the body's characters, white space aside.
    """
    known = readings.of(text, structure, language, reading)
    kind = style.identify(known)
    progress(0.2)
    if kind == "dash":
        spans = dash.find(known)
    elif kind == "single":
        spans = single.find(known)
    else:
        spans = paired.find(known)
    progress(0.8)
    if kind != "dash":
        spans = [span for span in spans if speech.plausible(text, span, known.cjk)]
    quotes = [Quote(start, end) for start, end in spans]
    progress(1.0)
    return Dialogue(quotes, _ratio(known, quotes), kind if quotes else "none", 0.0)


def _ratio(reading: Reading, quotes: list[Quote]) -> float:
    body = reading.ink
    spoken = "".join([reading.text[quote.start : quote.end] for quote in quotes])
    quoted = ink(spoken, 0, len(spoken))
    return round(quoted / body, 4) if body else 0.0
