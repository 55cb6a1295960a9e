"""Mutated uploads at a real server with a real worker; prints how they were answered and what became of the tasks.

Pieces of real novels ($NOVELS_DIR, else ../shared/novels beside the project) and archives of them, cut, flipped, spliced,
full of NULs, under odd names, in odd multipart bodies. The exit status is 1 when an answer was a 5xx or not in the API's
form, when the worker died, when an attempt crashed, when a task did not end, or when files were left lying about.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from benchmarks.fuzz.bodies import Request, request
from benchmarks.fuzz.mutations import Shelf
from novel_tasks.testing.installation import ROOT, Installation
from novel_tasks.testing.waiting import until

NOVELS = Path(os.environ.get("NOVELS_DIR") or ROOT.parent / "shared" / "novels")
AT_ONCE = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz.uploads", description=__doc__)
    parser.add_argument("--uploads", type=int, default=10_000)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--keep", type=Path, help="a folder for the novels whose attempts crashed")
    options = parser.parse_args()
    shelf = Shelf(NOVELS, random.Random(options.seed))
    variables = {"LOG_LEVEL": "ERROR", "MAX_FILE_SIZE": "300000"}
    with (
        tempfile.TemporaryDirectory() as folder,
        Installation(Path(folder), options.database, **variables) as site,
    ):
        site.server()
        worker = site.worker()
        counts, bad = send(site, shelf, options.uploads, options.threads)
        bad += ended(site, options.uploads)
        if worker.poll() is not None:
            bad.append(f"the worker died with {worker.returncode}")
        if "Traceback" in site.output():
            bad.append(f"a traceback was printed:\n{site.output()}")
        found = tasks(site)
        bad += crashed(site, found, options.keep)
    report(counts, found, bad)
    return int(bool(bad))


def send(site: Installation, shelf: Shelf, total: int, threads: int) -> tuple[Counter[str], list[str]]:
    """How many answers of each status and code there were, and what was wrong with some."""
    counts: Counter[str] = Counter()
    bad: list[str] = []
    with httpx.Client(base_url=f"{site.url}/api/v1/", timeout=120) as client, ThreadPoolExecutor(threads) as pool:
        for begin in range(0, total, AT_ONCE):
            requests = [request(shelf) for _ in range(min(AT_ONCE, total - begin))]
            for sent, (name, problem) in zip(
                requests, pool.map(lambda one: answer(client, one), requests), strict=True
            ):
                counts[name] += 1
                if problem:
                    bad.append(f"{problem}: {sent.path} {sent.content_type[:80]} {sent.body[:300]!r}")
    return counts, bad


def answer(client: httpx.Client, sent: Request) -> tuple[str, str | None]:
    headers = {b"Content-Type": sent.content_type.encode("latin-1")}
    got = client.post(sent.path, content=sent.body, headers=headers)
    try:
        body: dict[str, Any] = got.json()
    except ValueError:
        return f"{got.status_code} no JSON", f"{got.status_code} without JSON: {got.text[:300]}"
    if got.status_code == 200:
        return "200", None
    fits = isinstance(body.get("detail"), str) and isinstance(body.get("code"), str) and got.status_code < 500
    return f"{got.status_code} {body.get('code')}", None if fits else f"{got.status_code}: {body}"


def ended(site: Installation, uploads: int) -> list[str]:
    """Wait for the queue to be empty; what is wrong then."""

    def waiting() -> int:
        found = httpx.get(f"{site.url}/api/v1/tasks/statistics", timeout=60).json()
        return int(found["pending"] + found["processing"])

    try:
        until(lambda: not waiting(), "every task to end", 120 + uploads / 4)
    except AssertionError as error:
        return [f"{error}; {waiting()} are left"]
    incoming = [path.name for path in (site.folder / "media" / "incoming").glob("*")]
    return [f"left in incoming/: {incoming}"] if incoming else []


def tasks(site: Installation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = httpx.get(f"{site.url}/api/v1/tasks/", params={"cursor": cursor, "page_size": 100}, timeout=60).json()
        found += answer["tasks"]
        cursor = answer["next"]
    return found


def crashed(site: Installation, found: list[dict[str, Any]], keep: Path | None) -> list[str]:
    """Tasks that took more than one attempt: the first one ended in an error of ours, whatever became of the last."""
    again = [task for task in found if task["attempt"] > 1]
    for task in again if keep else ():
        keep.mkdir(parents=True, exist_ok=True)  # type: ignore[union-attr]
        novel = httpx.get(f"{site.url}/api/v1/tasks/{task['id']}/files/source", timeout=60).content
        (keep / f"{task['id']}.txt").write_bytes(novel)  # type: ignore[operator]
    return [f"{task['id']} needed {task['attempt']} attempts: {task['error_message']}" for task in again]


def report(counts: Counter[str], found: list[dict[str, Any]], bad: list[str]) -> None:
    print(f"{counts.total()} uploads:")
    for name, times in sorted(counts.items()):
        print(f"  {times:6d} x {name}")
    print(f"{len(found)} tasks:")
    for name, times in Counter(
        f"{task['status']}: {(task['error_message'] or '')[:90]}" for task in found
    ).most_common():
        print(f"  {times:6d} x {name}")
    print(f"{len(bad)} findings")
    for line in bad[:30]:
        print(f"  {line}")


if __name__ == "__main__":
    sys.exit(main())
