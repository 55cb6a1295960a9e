"""The queue beside its peers in one run, because ratios keep where absolute figures move by the hour.

    python -m benchmarks.queue [--only throughput,million,cpu,novels,idle] [--tasks 3000] [--rounds 3] [--peers celery,rq]

PostgreSQL (TEST_POSTGRES_URL), one worker, `--concurrency 8`, the no-op processor; every task with its status changes,
log rows, result row and live updates. What is compared takes turns, round by round, and medians are printed: the
machine's mood changes for both. A peer that is not at hand is skipped, and said (see `benchmarks.queue.peers`).
"""

from __future__ import annotations

import argparse
import contextlib
from collections import defaultdict
from statistics import median
from typing import Any

from benchmarks.queue import novels, on_sqlite, peers, rows
from benchmarks.queue.ours import installation, percentile

PARTS = ("throughput", "million", "cpu", "novels", "idle")
MILLION = 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tasks", type=int, default=3000)
    parser.add_argument("--probes", type=int, default=150)
    parser.add_argument("--finished", type=int, default=MILLION, help="how many finished tasks `million` puts there")
    parser.add_argument("--novels", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=30, help="how long an idle installation is watched")
    parser.add_argument("--peers", default=",".join(peers.ALL))
    options = parser.parse_args()
    for part in options.only.split(","):
        parts = {"throughput": throughput, "million": million, "cpu": cpu, "novels": novels.run, "idle": idle}
        parts[part](options)
    return 0


def throughput(options: argparse.Namespace) -> None:
    """Ours and each peer in turn."""
    ours: list[float] = []
    taken: list[float] = []
    theirs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    absent: dict[str, str] = {}
    chosen = [peer for peer in options.peers.split(",") if peer]
    for _ in range(options.rounds):
        with installation(TASK_PROCESSOR="noop") as site, site.at_work("--concurrency", "8"), site.connect() as link:
            ours.append(site.throughput(link, options.tasks))
            taken += site.pick_up(link, options.probes)
        for peer in chosen:
            if peer not in absent:
                answer = peers.measure(peer, options.tasks, options.probes)
                if isinstance(answer, str):
                    absent[peer] = answer
                else:
                    theirs[peer].append(answer)
    rate = median(ours)
    print(f"ours: {rate:.0f} tasks/s, idle pick-up {percentiles(taken)}")
    for peer in chosen:
        if peer in absent:
            print(f"{peer}: left out, {absent[peer]}")
            continue
        answers = theirs[peer]
        other = median(answer["jobs_per_s"] for answer in answers)
        p50, p99 = (median(answer[f"pickup_{name}_ms"] for answer in answers) for name in ("p50", "p99"))
        print(
            f"{peer}: {other:.0f} jobs/s, idle pick-up p50 {p50:.1f} ms, p99 {p99:.1f} ms; "
            f"ours is {rate / other:.2f} times as fast"
        )


def million(options: argparse.Namespace) -> None:
    """With a million finished tasks in the tables, against none; both installations are up all the while."""
    with contextlib.ExitStack() as stack:
        few, many = (stack.enter_context(installation(TASK_PROCESSOR="noop")) for _ in range(2))
        for site in (few, many):
            stack.enter_context(site.at_work("--concurrency", "8"))
        links = {site: stack.enter_context(site.connect()) for site in (few, many)}
        rows.finished(links[many], options.finished)
        rates: dict[Any, list[float]] = {few: [], many: []}
        used = {site: -site.cpu_seconds(0) for site in (few, many)}
        for number in range(options.rounds * 2):
            for site in (few, many) if number % 2 else (many, few):
                rates[site].append(site.throughput(links[site], options.tasks))
        used = {site: (used[site] + site.cpu_seconds(0)) / (options.rounds * 2 * options.tasks) for site in used}
    among, without = median(rates[many]), median(rates[few])
    print(
        f"among {options.finished:,} finished tasks: {among:.0f} tasks/s, without {without:.0f}; {among / without:.2f} "
        f"(the worker computes {used[many] * 1000:.2f} ms for a task, without {used[few] * 1000:.2f} ms)"
    )


def cpu(options: argparse.Namespace) -> None:
    """Two workers against one, each with one child, on work that computes."""
    rates: dict[int, list[float]] = {1: [], 2: []}
    with installation(TASK_PROCESSOR="benchmarks.queue.processors.burn") as site:
        for _ in range(options.rounds):
            for workers, taken in rates.items():
                with site.at_work("--concurrency", "1", workers=workers), site.connect() as link:
                    taken.append(site.throughput(link, 40))
    one, two = median(rates[1]), median(rates[2])
    print(f"computing: 1 worker {one:.1f} tasks/s, 2 workers {two:.1f}; {two / one:.2f} times")


def idle(options: argparse.Namespace) -> None:
    """What a worker and a server use of one core while nothing happens, and how soon a task is picked up then."""
    with installation(TASK_PROCESSOR="noop") as site, site.at_work():
        server = site.server()
        worker = site.processes[0]
        share = site.idle_cpu(options.seconds, server.pid, worker.pid)
    print(f"idle, PostgreSQL: worker and server together {share:.2f} % of one core")
    share, taken = on_sqlite.measure(options.seconds, options.probes)
    print(f"idle, SQLite: worker and server together {share:.2f} % of one core, pick-up {percentiles(taken)}")


def percentiles(taken: list[float]) -> str:
    ordered = sorted(taken)
    p50, p99 = percentile(ordered, 0.5), percentile(ordered, 0.99)
    return f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, at most {ordered[-1]:.1f} ms"
