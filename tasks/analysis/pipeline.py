"""All stages in a row: bytes in, analysis and report out."""

from __future__ import annotations

import hashlib
from dataclasses import replace

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
from tasks.analysis.analysed import Analysis
from tasks.analysis.errors import NotText
from tasks.analysis.memory import uncollected
from tasks.analysis.options import Options
from tasks.analysis.progress import Meter, Watcher
from tasks.analysis.reading import Reading


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
    found = Analysis(
        file_name=file_name,
        data_length=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        decoded=decoded,
        language=spoken,
        structure=structure,
        paragraphs=known.paragraphs,
        counts=counted,
        chapter_words=counts.words_per_chapter(known),
        cast=cast,
        style=styled,
        keywords=terms,
        mood=tone,
        inspection=inspection,
        quality=quality,
        confidence=trust,
        summary=summary.write(decoded, spoken, structure, counted, cast, inspection, quality, trust),
    )
    found = replace(found, report=report.build(found))
    meter.done()
    return found
