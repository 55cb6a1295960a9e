from __future__ import annotations

from typing import Any

from tasks.analysis.files import wording
from tasks.web.report import names
from tasks.web.report.sentences import localised


def view(report: dict[str, Any]) -> dict[str, Any]:
    """How the file was read, how chapters were told, and what the counts mean."""
    source, structure, counts = report.get("source") or {}, report.get("structure") or {}, report.get("counts") or {}
    definitions = counts.get("definitions") or {}
    return {
        **source,
        "language_name": names.name(names.LANGUAGES, source.get("language") or "und"),
        "style": names.rule(structure.get("style") or "none"),
        "sequence_share": structure.get("sequence_share"),
        "parts": [names.heading(part.get("heading")) for part in structure.get("parts") or []],
        "schema": report.get("schema"),
        "definitions": [
            (names.measured(names.COUNTS, name, report), localised(meaning)) for name, meaning in definitions.items()
        ],
        "counts": [
            (names.measured(names.COUNTS, name, report), _value(name, value))
            for name, value in counts.items()
            if isinstance(value, int | float)
        ],
    }


def _value(name: str, value: float) -> str:
    return names.minutes(value) if name.endswith("_minutes") else wording.number(value, 1)
