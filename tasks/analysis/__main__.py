"""`python -m tasks.analysis [--out DIR] FILE…`: reports on the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tasks.analysis.errors import NotText
from tasks.analysis.options import Options
from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json


def main(arguments: list[str] | None = None) -> int:
    """Write DIR/<name>.json for each file, or one report to standard output. 1 if a file was refused."""
    parser = argparse.ArgumentParser(prog="python -m tasks.analysis", description="Analyse novels in plain text.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write DIR/<name>.json for each file")
    parser.add_argument("--rule", help="use this family of headings (structure.families in a report)")
    parser.add_argument("--pattern", help="a regular expression of your own for chapter headings")
    options = parser.parse_args(arguments)
    if options.out is None and len(options.files) > 1:
        parser.error("several files need --out DIR")
    if options.out:
        if pair := _same_name(options.files):
            parser.error(f"{pair[0]} and {pair[1]} would both become {pair[0].stem}.json; run them one after the other")
        try:
            options.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            parser.error(f"--out {options.out} is no folder that can be written to: {error.strerror}")
    failed = 0
    for path in options.files:
        try:
            made = to_json(analyse(path.read_bytes(), path.name, options=Options(options.rule, options.pattern)).report)
        except (NotText, ValueError, OSError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed = 1
            continue
        if options.out:
            (options.out / f"{path.stem}.json").write_bytes(made)
        else:
            sys.stdout.buffer.write(made)
    return failed


def _same_name(files: list[Path]) -> tuple[Path, Path] | None:
    """Two files of which the later report would replace the earlier one, on file systems without case too."""
    seen: dict[str, Path] = {}
    for path in files:
        if (earlier := seen.setdefault(path.stem.casefold(), path)) is not path:
            return earlier, path
    return None


if __name__ == "__main__":
    sys.exit(main())
