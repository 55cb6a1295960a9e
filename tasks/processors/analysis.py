"""The novel analysis: `tasks.analysis`, with its report and files."""

from __future__ import annotations

from tasks.analysis import files, pipeline
from tasks.analysis.errors import NoSuchChapters, NotText
from tasks.analysis.options import Options
from tasks.processors.base import Cannot, Reporter, Result, Source

# Share of the time that the files take, as measured on whole novels.
FILES = 0.1


def process(source: Source, reporter: Reporter) -> Result:
    reporter.progress(0.0, "reading")
    data = source.read()
    try:
        analysis = pipeline.analyse(
            data,
            source.file_name,
            options=_options(source),
            progress=lambda stage, done: reporter.progress(done * (1 - FILES), stage),
        )
    except (NotText, NoSuchChapters) as error:
        raise Cannot(str(error)) from error
    reporter.progress(1 - FILES, "files")
    files.write(analysis, reporter.folder, progress=lambda done: reporter.progress(1 - FILES + FILES * done))
    report = analysis.report
    counts = report["counts"]
    return Result(
        # A script that does not part its words, as Thai, has none that could be counted.
        tokens_processed=counts["characters"] if counts["words"] is None else counts["words"],
        summary=report["summary"],
        full_content=(reporter.folder / "report.json").read_text(encoding="utf-8"),
        quality_score=report["scores"]["quality"]["value"],
        confidence_score=report["scores"]["confidence"]["value"],
        extra_data={
            "language": report["source"]["language"],
            "encoding": report["source"]["encoding"],
            "counts": counts,
        },
    )


def _options(source: Source) -> Options:
    """`chapter_rule` and `chapter_pattern`, from what came with the upload or with a retry."""
    try:
        return Options.of(source.extra_data)
    except ValueError as error:
        raise Cannot(str(error)) from error
