"""What calls cost with a million finished tasks, beside what they cost with a thousand; on PostgreSQL.

usage: python -m benchmarks.api.million [--many 1000000] [--few 1000] [--rounds 150]
Two installations with one server each are asked in turns, one request at a time, so that a noisy machine is noisy for
both. Wanted: at most twice the cost of the small one, and a median under 25 ms. Prints both medians, their ratio, and the
longest answer of the large one, in which whatever is kept for some seconds had to be counted anew. The exit status is 1
when something is beyond what is wanted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import httpx
import psycopg

from benchmarks.api.finished_tasks import fill
from novel_tasks.testing.installation import Installation

RATIO, MEDIAN_MS = 2.0, 25.0


def calls(count: int) -> dict[str, str]:
    """Name → path. What is looked for is there in an installation of any size."""
    last, middle = -(-count // 20), f"task-1700000000-{count // 2:09x}"
    return {
        "first page": "tasks/",
        "last page": f"tasks/?page={last}",
        "a page in the middle": f"tasks/?page={last // 2}",
        "filtered page": "tasks/?status=failed",
        "last filtered page": f"tasks/?status=failed&page={-(-count // 200)}",
        "by name, first page": "tasks/?sort_by=file_name&order=asc",
        "by status, last page": f"tasks/?sort_by=status&page={last}",
        "by cursor": "tasks/?cursor=",
        "search, one found": "tasks/?q=" + NEEDLE,
        "search, an eighth found": "tasks/?q=shelf",
        "search, all found": "tasks/?q=.txt",
        "search, none found": "tasks/?q=nowhere",
        "search among failed": "tasks/?status=failed&q=garden",
        "detail": f"tasks/{middle}",
        "log": f"tasks/{middle}/logs",
        "result": f"tasks/{middle}/result",
        "statistics": "tasks/statistics",
        "export csv, first byte": "tasks/export?format=csv",
        "export jsonl, first byte": "tasks/export?format=jsonl",
        "export zip, first byte": "tasks/export?format=zip",
        "export of a search, first byte": "tasks/export?format=jsonl&q=shelf",
        "database stats": "database/stats",
        "database tables": "database/tables",
        "database query": "database/query/task_logs",
    }


# Shown, and nothing wanted of it: half a million rows are skipped one by one. Deep lists have `cursor`.
SHOWN_ONLY = {"a page in the middle"}
NEEDLE = "c4ca4238"  # the beginning of md5('1'): tasks 3, 4 and 5


def main() -> int:
    parser = argparse.ArgumentParser(description="The cost of calls with a million finished tasks.")
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=150)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("few", "many"):
            (Path(folder) / name).mkdir()
        variables = {"LOG_LEVEL": "ERROR", "TASK_PROCESSOR": "external"}
        with (
            Installation(Path(folder) / "few", "postgresql", **variables) as few,
            Installation(Path(folder) / "many", "postgresql", **variables) as many,
        ):
            for site, count in ((few, options.few), (many, options.many)):
                with psycopg.connect(site.database_url, autocommit=True) as link:
                    fill(link, count)
                site.server()
            print(f"{options.few:,} and {options.many:,} finished tasks", flush=True)
            return report(*measure(few, many, options))


def measure(
    few: Installation, many: Installation, options: argparse.Namespace
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Milliseconds of each call, of the small installation and of the large one."""
    took: tuple[dict[str, list[float]], dict[str, list[float]]] = (defaultdict(list), defaultdict(list))
    paths = (calls(options.few), calls(options.many))
    with httpx.Client(base_url=f"{few.url}/api/v1/") as small, httpx.Client(base_url=f"{many.url}/api/v1/") as large:
        for number in range(options.rounds + 5):
            for name in paths[0]:
                for side, client in ((0, small), (1, large)):
                    milliseconds = first_byte(client, paths[side][name])
                    if number >= 5:  # what is loaded with the first requests is no part of it
                        took[side][name].append(milliseconds)
    return took


def first_byte(client: httpx.Client, path: str) -> float:
    begin = time.perf_counter()
    with client.stream("GET", path, timeout=120) as answer:
        pieces = answer.iter_raw()
        piece = next(pieces, b"")
        took = (time.perf_counter() - begin) * 1000
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code} {piece!r}")
        if "export" not in path:
            for _ in pieces:
                pass
    return took


def report(few: dict[str, list[float]], many: dict[str, list[float]]) -> int:
    print(f"{'call':<32}{'few ms':>8}{'many ms':>9}{'ratio':>7}{'longest':>9}")
    bad = False
    for name in few:
        small, large = statistics.median(few[name]), statistics.median(many[name])
        over = name not in SHOWN_ONLY and (large > RATIO * small or large > MEDIAN_MS)
        bad = bad or over
        print(
            f"{name:<32}{small:>8.1f}{large:>9.1f}{large / small:>7.2f}{max(many[name]):>9.0f}{'  <-' if over else ''}"
        )
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
