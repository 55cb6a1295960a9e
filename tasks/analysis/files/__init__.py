"""What a user takes away: the report in several forms, the cleaned text, the e-book, the tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tasks.analysis import cleaning
from tasks.analysis.analysed import Analysis
from tasks.analysis.files import epub, markdown, page, tables
from tasks.analysis.files.clean import Cleaned
from tasks.analysis.serialise import to_json
from tasks.analysis.values import Progress, silent

__all__ = ["write"]


def write(analysis: Analysis, folder: Path, progress: Progress = silent) -> list[str]:
    """Write all files of a novel into `folder`, and return their names. The same analysis gives the same bytes."""
    makers = _makers(analysis)
    for done, (name, make) in enumerate(makers.items()):
        (folder / name).write_bytes(make())
        progress((done + 1) / len(makers))
    return list(makers)


def _makers(analysis: Analysis) -> dict[str, Callable[[], bytes]]:
    report, text = analysis.report, analysis.text
    kept, removals = cleaning.clean(text, analysis.structure, analysis.inspection)
    return {
        "report.json": lambda: to_json(report),
        "report.html": lambda: page.render(report, text),
        "report.md": lambda: markdown.render(report, text),
        "clean.txt": lambda: kept.encode("utf-8", "replace"),
        "book.epub": lambda: epub.build(analysis, Cleaned(text, removals)),
        "chapters.csv": lambda: tables.chapters(report),
        "cast.csv": lambda: tables.cast(report, text),
        "relations.csv": lambda: tables.relations(report),
    }
