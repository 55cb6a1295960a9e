"""All stages in a row: bytes in, analysis and report out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tasks.analysis import (
    chapters,
    counts,
    decoding,
    dialogue,
    integrity,
    keywords,
    language,
    mood,
    people,
    refusal,
    report,
    scores,
    style,
    summary,
)
from tasks.analysis.errors import NotText
from tasks.analysis.memory import uncollected
from tasks.analysis.options import Options
from tasks.analysis.progress import Meter, Watcher
from tasks.analysis.reading import Reading
from tasks.analysis.values import Decoded, Inspection, Language, Score, Structure
from tasks.analysis.values_language import Cast, Keywords, Mood, Style


@dataclass(frozen=True, slots=True)
class Analysis:
    """A novel with everything that was found out about it."""

    file_name: str
    data_length: int
    sha256: str
    decoded: Decoded = field(repr=False)
    language: Language
    structure: Structure = field(repr=False)
    counts: dict[str, Any]
    cast: Cast = field(repr=False)
    style: Style = field(repr=False)
    keywords: Keywords = field(repr=False)
    mood: Mood = field(repr=False)
    inspection: Inspection = field(repr=False)
    quality: Score
    confidence: Score
    summary: str
    report: dict[str, Any] = field(repr=False)

    @property
    def text(self) -> str:
        return self.decoded.text


def analyse(
    data: bytes, file_name: str = "", *, options: Options | None = None, progress: Watcher | None = None
) -> Analysis:
    """Analyse one novel.

    `progress` is told (stage, fraction of the whole), the fraction never falls. Raises NotText for what is no text, and
    ValueError for a chapter rule or pattern that cannot be used. The same bytes, name and options give the same report.
    """
    with uncollected():
        return _analyse(data, file_name, options or Options(), Meter(progress))


def _analyse(data: bytes, file_name: str, options: Options, meter: Meter) -> Analysis:
    refused = refusal.refuse(data[: refusal.HEAD_BYTES], len(data))
    if refused:
        raise refused
    meter.stage("decoding")
    decoded = decoding.decode(data)
    text = decoded.text
    if not text or text.isspace():
        raise NotText("empty_file", "The file holds nothing but white space.")
    meter.stage("language")
    spoken = language.identify(text)
    structure = chapters.find(
        text, spoken, rule=options.chapter_rule, pattern=options.chapter_pattern, progress=meter.stage("chapters")
    )
    known = Reading(text, structure, spoken)
    inspection = integrity.inspect(decoded, known, meter.stage("integrity"))
    speech = dialogue.find(text, structure, spoken, meter.stage("dialogue"), known)
    counted = counts.count(text, structure, spoken, known)
    cast = people.find(text, structure, spoken, speech, meter.stage("people"), known)
    names = {name for person in cast.people for name in (person.name, *person.aliases)}
    styled = style.measure(text, structure, spoken, cast.dialogue, meter.stage("style"), known)
    terms = keywords.extract(text, structure, spoken, sorted(names), meter.stage("keywords"), known)
    tone = mood.measure(text, structure, spoken, meter.stage("mood"), known)
    meter.stage("scoring")
    quality = scores.quality(inspection.measures)
    trust = scores.confidence(
        decoded, spoken, structure, counted["words"] or counted["characters"], inspection.measures
    )
    facts = summary.write(decoded, spoken, structure, counted, cast, inspection, quality, trust)
    made = report.build(
        data,
        file_name,
        decoded,
        spoken,
        structure,
        counted,
        cast,
        styled,
        terms,
        tone,
        inspection,
        quality,
        trust,
        facts,
        known,
    )
    meter.done()
    return Analysis(
        made["source"]["file_name"],
        len(data),
        made["source"]["sha256"],
        decoded,
        spoken,
        structure,
        counted,
        cast,
        styled,
        terms,
        tone,
        inspection,
        quality,
        trust,
        facts,
        made,
    )
