"""The bare analysis of novels, with all files that a task has in the end: `python -m benchmarks.queue.bare OUT FILE…`.

Two processes take one novel after the other. Prints the seconds from the first one's begin to the last one's end.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tasks.analysis import files, pipeline

PROCESSES = 2


def analyse(out: Path, path: Path) -> tuple[float, float]:
    """When it began and ended."""
    begin = time.monotonic()
    folder = out / path.stem
    folder.mkdir(parents=True)
    files.write(pipeline.analyse(path.read_bytes(), path.name), folder)
    return begin, time.monotonic()


def main() -> None:
    out, *paths = map(Path, sys.argv[1:])
    with ProcessPoolExecutor(PROCESSES) as pool:
        times = list(pool.map(analyse, [out] * len(paths), paths))
    print(max(end for _, end in times) - min(begin for begin, _ in times))


if __name__ == "__main__":
    main()
