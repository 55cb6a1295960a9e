"""Real novels through an installation, against the bare analysis of the same novels on the same two cores."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.analysis.texts import NOVELS
from benchmarks.queue.ours import Ours, installation, one
from novel_tasks.testing.installation import ROOT
from novel_tasks.testing.waiting import until

_SECONDS = "SELECT EXTRACT(EPOCH FROM MAX(completed_at) - MIN(started_at)) FROM tasks WHERE status = 'completed'"


def run(options: argparse.Namespace) -> None:
    """In portions that take turns; each novel the same in both, and none twice."""
    sources = sorted(NOVELS.glob("*.txt"), key=lambda path: path.name)
    if not sources:
        print(f"novels: left out, there are none in {NOVELS} (NOVELS_DIR)")
        return
    rounds = min(options.rounds, options.novels)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory(prefix="bench-novels-") as folder:
        novels = copies(sources, options.novels, Path(folder))
        size = sum(path.stat().st_size for path in novels)
        for number in range(rounds):
            portion = novels[number::rounds]
            for side in ("ours", "bare") if number % 2 else ("bare", "ours"):
                if side == "ours":
                    ours.append(through_the_queue(portion))
                else:
                    theirs.append(bare(portion))
    (wall, cpu), (bare_wall, bare_cpu) = (map(sum, zip(*side, strict=True)) for side in (ours, theirs))
    middle = median(mine / other for (mine, _), (other, _) in zip(ours, theirs, strict=True))
    print(
        f"{len(novels)} novels, {size / 1e6:.0f} MB: {wall:.1f} s through one worker with --concurrency 2, the bare "
        f"analysis on two processes {bare_wall:.1f} s; {wall / bare_wall:.3f} (median of {rounds} portions {middle:.3f}); "
        f"computed {cpu:.1f} s and {bare_cpu:.1f} s; {cpu / bare_cpu:.3f}"
    )


def copies(sources: list[Path], count: int, folder: Path) -> list[Path]:
    """So many novels: the sources again and again, with a line of its own in each copy."""
    made = []
    for number in range(count):
        source = sources[number % len(sources)]
        path = folder / f"{number:03d}-{source.name}"
        # A letter, which means the same in every encoding that a novel may have.
        path.write_bytes(source.read_bytes() + b"\n\n" + b"x" * (1 + number // len(sources)) + b"\n")
        made.append(path)
    return made


def through_the_queue(novels: list[Path]) -> tuple[float, float]:
    """Seconds from the first claim to the last commit, and what the worker and its children computed."""
    with installation(TASK_PROCESSOR="analysis") as site:
        site.manage("submit", *map(str, novels))
        worker = site.worker("--concurrency", "2")
        with site.connect() as link:
            _until_finished(site, len(novels))
            if failed := one(link, "SELECT COUNT(*) FROM tasks WHERE status <> 'completed'"):
                raise SystemExit(f"{failed} novels failed:\n{site.output()}")
            computed = site.cpu_seconds(0)
            (seconds,) = link.execute(_SECONDS).fetchone() or (0,)
        worker.send_signal(signal.SIGTERM)
        worker.wait(60)
    return float(seconds), computed


def _until_finished(site: Ours, count: int) -> None:
    with site.connect() as link:
        until(lambda: not one(link, "SELECT COUNT(*) FROM task_queue"), f"{count} novels to be done", 60 + 60 * count)


def bare(novels: list[Path]) -> tuple[float, float]:
    before = os.times()
    with tempfile.TemporaryDirectory(prefix="bench-bare-") as out:
        command = [sys.executable, "-m", "benchmarks.queue.bare", out, *map(str, novels)]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    after = os.times()
    return float(ran.stdout), sum(after[2:4]) - sum(before[2:4])
