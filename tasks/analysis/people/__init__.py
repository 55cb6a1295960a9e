"""Who is in the novel: people with their aliases, where they appear, with whom, and who says what."""

from __future__ import annotations

from dataclasses import replace

from .. import reading as readings
from ..reading import Reading
from ..values import Dialogue, Language, Progress, Structure, silent
from ..values_language import Cast
from . import addressed, chinese, english, presence, relations, speakers
from .mentions import Mentions

_FINDERS = {"en": english.find, "zh": chinese.find}


def find(
    text: str,
    structure: Structure,
    language: Language,
    dialogue: Dialogue,
    progress: Progress = silent,
    reading: Reading | None = None,
) -> Cast:
    """Return the cast, most mentioned first, their relations, and the dialogue with its named speakers.

    English and Chinese; for another language the cast is empty and `reason` says so.
    """
    known = readings.of(text, structure, language, reading)
    finder = _FINDERS.get(known.code)
    if finder is None:
        return Cast([], [], dialogue, "names of people are found in English and Chinese only")
    mentions: Mentions = finder(known, dialogue, lambda done: progress(0.8 * done))
    who = speakers.find(known, dialogue, mentions)
    quotes = speakers.name(dialogue, who, mentions)
    called = addressed.find(known, quotes, mentions)
    if called:
        where = mentions.places(called)
        mentions = mentions.joined(called)
        quotes = speakers.name(dialogue, [None if i is None else where[i] for i in who], mentions)
    named = sum(quote.speaker is not None for quote in quotes)
    spoken = replace(dialogue, quotes=quotes, speakers_named_ratio=round(named / len(quotes), 4) if quotes else 0.0)
    people = presence.people(known, mentions, quotes)
    progress(0.9)
    met = relations.find(known, mentions)
    progress(1.0)
    return Cast(people, met, spoken, beyond=mentions.beyond)
