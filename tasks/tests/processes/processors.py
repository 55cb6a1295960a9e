"""Processors for the tests, named by their dotted paths."""

from __future__ import annotations

import re

from tasks.processors import Reporter, Result, Source


def full_disk_once(source: Source, reporter: Reporter) -> Result:
    """Meets a full disk while it writes its files, at the first attempt: /dev/full answers as a full disk does."""
    reporter.progress(0.5, "files")
    (reporter.folder / "clean.txt").write_text("whole")
    if source.attempt == 1:
        with open("/dev/full", "w") as file:
            file.write("x" * 100_000)
    return Result(summary="Written.")


def writes(source: Source, reporter: Reporter) -> Result:
    (reporter.folder / "clean.txt").write_text("whole")
    return Result(summary="Written.")


def odd(source: Source, reporter: Reporter) -> Result:
    """Everything that some database or pipe cannot take."""
    reporter.progress(float("nan"), "st\x00age" + "e" * 100)
    reporter.log("a\x00b\ud800", level="fatal", what={1: {2}, "x": float("inf")}, kind=object)
    return Result(summary="\x00\ud800", full_content="{}\x00", extra_data={"a\x00": float("nan"), "b": {1, 2}})


def odd_error(source: Source, reporter: Reporter) -> Result:
    raise ValueError("nul \x00 and surrogate \ud800")


def stuck(source: Source, reporter: Reporter) -> Result:
    """Never ends, and never lets another thread of its process run: the expression backtracks for ages."""
    reporter.progress(0.5, "stuck")
    re.match(r"(a|aa)+$", "a" * 200 + "b")
    return Result()


def nothing(source: Source, reporter: Reporter) -> Result:
    return 42  # type: ignore[return-value]
