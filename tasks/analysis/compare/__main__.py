"""`python -m tasks.analysis.compare [--text] A B`: what differs between two novels."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tasks.analysis.compare import compare
from tasks.analysis.compare.text import render
from tasks.analysis.errors import NotText
from tasks.analysis.pipeline import analyse
from tasks.analysis.serialise import to_json


def main(arguments: list[str] | None = None) -> int:
    """Write the comparison of two files to standard output; 1 if one of them cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m tasks.analysis.compare", description="Compare two novels in plain text."
    )
    parser.add_argument("a", type=Path, metavar="A", help="the older draft, or a book")
    parser.add_argument("b", type=Path, metavar="B", help="the newer draft, or another book")
    parser.add_argument("--text", action="store_true", help="for reading, in place of JSON")
    options = parser.parse_args(arguments)
    try:
        a, b = (analyse(path.read_bytes(), path.name) for path in (options.a, options.b))
    except (NotText, OSError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    result = compare(a.report, a.text, b.report, b.text)
    made = render(result, a.text, b.text).encode("utf-8", "replace") if options.text else to_json(result)
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
