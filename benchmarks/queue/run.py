"""The queue beside its peers in one run, because ratios keep where absolute figures move by the hour.

    python -m benchmarks.queue [--tasks 3000] [--only throughput,million,cpu,idle] [--rounds 2]

PostgreSQL (TEST_POSTGRES_URL), one worker, `--concurrency 8`, the no-op processor; every task with its status changes,
log rows, result row and live updates. A peer that is not at hand is skipped, and said (see `benchmarks.queue.peers`).
"""

from __future__ import annotations

import argparse
import statistics
from typing import Any

from benchmarks.queue import peers, rows
from benchmarks.queue.ours import installation, percentile

PARTS = ("throughput", "million", "cpu", "idle")
PEERS = ("celery",)
MILLION = 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=3000)
    parser.add_argument("--probes", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", default=",".join(PARTS))
    options = parser.parse_args()
    for part in options.only.split(","):
        {"throughput": throughput, "million": million, "cpu": cpu, "idle": idle}[part](options)
    return 0


def throughput(options: argparse.Namespace) -> None:
    """Ours and each peer in turn, round by round; medians and their ratio."""
    ours: list[float] = []
    taken: list[float] = []
    theirs: dict[str, list[dict[str, Any]]] = {peer: [] for peer in PEERS}
    absent: dict[str, str] = {}
    for _ in range(options.rounds):
        with installation(TASK_PROCESSOR="noop") as site, site.at_work("--concurrency", "8"), site.connect() as link:
            ours.append(site.throughput(link, options.tasks))
            taken = sorted(taken + site.pick_up(link, options.probes))
        for peer in PEERS:
            if peer in absent:
                continue
            answer = peers.measure(peer, options.tasks, options.probes)
            if isinstance(answer, str):
                absent[peer] = answer
            else:
                theirs[peer].append(answer)
    rate = statistics.median(ours)
    print(
        f"ours: {rate:.0f} tasks/s, idle pick-up p50 {percentile(taken, 0.5):.1f} ms, p99 {percentile(taken, 0.99):.1f} ms"
    )
    for peer, answers in theirs.items():
        if peer in absent:
            print(f"{peer}: left out, {absent[peer]}")
            continue
        other = statistics.median(answer["jobs_per_s"] for answer in answers)
        print(
            f"{peer}: {other:.0f} jobs/s, idle pick-up p50 {answers[-1]['pickup_p50_ms']} ms, "
            f"p99 {answers[-1]['pickup_p99_ms']} ms; ours is {rate / other:.2f} times as fast"
        )


def million(options: argparse.Namespace) -> None:
    """With 1,000,000 finished tasks in the tables, against none; in turn, because the machine's mood changes."""
    without: list[float] = []
    among: list[float] = []
    with installation(TASK_PROCESSOR="noop") as few, installation(TASK_PROCESSOR="noop") as many:
        with few.at_work("--concurrency", "8"), few.connect() as link:
            without.append(few.throughput(link, options.tasks))
        with many.at_work("--concurrency", "8"), many.connect() as link:
            rows.finished(link, MILLION)
            among.append(many.throughput(link, options.tasks))
        with few.at_work("--concurrency", "8"), few.connect() as link:
            without.append(few.throughput(link, options.tasks))
    ratio = statistics.median(among) / statistics.median(without)
    print(
        f"among {MILLION:,} finished tasks: {among[0]:.0f} tasks/s, without {statistics.median(without):.0f}; {ratio:.2f}"
    )


def cpu(options: argparse.Namespace) -> None:
    """Two workers against one, each with one child, on work that computes."""
    rates = {}
    with installation(TASK_PROCESSOR="benchmarks.queue.processors.burn") as site:
        for workers in (1, 2):
            with site.at_work("--concurrency", "1", workers=workers), site.connect() as link:
                rates[workers] = site.throughput(link, 60)
                rows.empty(link)
    print(f"computing: 1 worker {rates[1]:.1f} tasks/s, 2 workers {rates[2]:.1f}; {rates[2] / rates[1]:.2f} times")


def idle(options: argparse.Namespace) -> None:
    """What a worker and a server use of one core while nothing happens."""
    with installation(TASK_PROCESSOR="noop") as site, site.at_work():
        server = site.server()
        worker = site.processes[0]
        share = site.idle_cpu(30, server.pid, worker.pid)
    print(f"idle, PostgreSQL: worker and server together {share:.2f} % of one core")
