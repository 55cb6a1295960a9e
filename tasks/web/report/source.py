from __future__ import annotations

from typing import Any

from tasks.web.report import names


def view(report: dict[str, Any]) -> dict[str, Any]:
    """How the file was read, how chapters were told, and what the counts mean."""
    source, structure, counts = report.get("source") or {}, report.get("structure") or {}, report.get("counts") or {}
    definitions = counts.get("definitions") or {}
    return {
        **source,
        "language_name": names.name(names.LANGUAGES, source.get("language") or "und"),
        "style": structure.get("style"),
        "sequence_share": structure.get("sequence_share"),
        "parts": [part.get("heading") for part in structure.get("parts") or []],
        "schema": report.get("schema"),
        "definitions": [(name.replace("_", " "), meaning) for name, meaning in definitions.items()],
        "counts": [(name.replace("_", " "), value) for name, value in counts.items() if isinstance(value, int | float)],
    }
