"""What a user takes away: the report in several forms, the cleaned text, the e-book, the tables."""

from __future__ import annotations

from pathlib import Path

from tasks.analysis.files import clean, page
from tasks.analysis.pipeline import Analysis
from tasks.analysis.serialise import to_json
from tasks.analysis.values import Progress, silent

__all__ = ["write"]


def write(analysis: Analysis, folder: Path, progress: Progress = silent) -> list[str]:
    """Write all files of a novel into `folder`, and return their names. The same analysis gives the same bytes."""
    cleaned = clean.Cleaned(analysis.text, analysis.inspection.removals)
    makers = {
        "report.json": lambda: to_json(analysis.report),
        "report.html": lambda: page.render(analysis.report, analysis.text),
        "clean.txt": lambda: clean.whole(cleaned),
    }
    for done, (name, make) in enumerate(makers.items()):
        progress(done / len(makers))
        (folder / name).write_bytes(make())
    progress(1.0)
    return list(makers)
