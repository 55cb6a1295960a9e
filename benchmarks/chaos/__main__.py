"""10,000 drill tasks, three workers, something killed every two seconds; prints what was killed and what was lost.

Needs PostgreSQL (TEST_POSTGRES_URL); makes a database of its own. The exit status is 1 unless nothing was lost, nothing
finished twice, and every task of a dead worker was taken up within 15 s.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.chaos.findings import Findings, look
from benchmarks.chaos.kills import Chaos
from benchmarks.chaos.site import Site

BOUND_SECONDS = 15.0
LEASE_SECONDS = 8.0
# So many that bad luck alone, a task hit again and again, is no failure: what is asked is whether it ends once.
RETRIES = 100


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chaos", description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--every", type=float, default=2.0, help="seconds between the kills")
    parser.add_argument("--at-most", type=float, default=900.0, help="seconds after which it is given up")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(options, Path(folder))


def run(options: argparse.Namespace, folder: Path) -> int:
    variables = {"TASK_PROCESSOR": "drill", "LEASE_SECONDS": str(LEASE_SECONDS), "HEARTBEAT_SECONDS": "2"}
    with Site(folder, "postgresql", **variables) as site:
        site.add(options.tasks, RETRIES)
        chaos = Chaos(site, options.workers, LEASE_SECONDS + 4, options.seed)
        begin = time.monotonic()
        next_act, end = begin + options.every, begin + options.at_most
        with site.connect() as link:
            while site.unfinished(link) and (now := time.monotonic()) < end:
                chaos.tend(now)
                if now >= next_act:
                    next_act = now + options.every
                    chaos.act(link, now)
                time.sleep(0.1)
            chaos.wake_all()
            seconds = time.monotonic() - begin
            findings = look(link, LEASE_SECONDS)
        report(options.tasks, seconds, chaos, findings)
        bad = findings.lost or findings.finished_twice or findings.broken_chains or findings.failed
        return int(bool(bad) or findings.longest_recovery > BOUND_SECONDS)


def report(tasks: int, seconds: float, chaos: Chaos, found: Findings) -> None:
    print(f"{tasks} tasks in {seconds:.0f} s under {chaos.done.total()} blows:")
    for what, times in sorted(chaos.done.items()):
        print(f"  {times:4d} x {what}")
    print(f"completed {found.completed}, failed {found.failed}")
    print(f"lost {found.lost}")
    print(f"finished twice {found.finished_twice}")
    print(f"logs that do not add up {found.broken_chains}")
    print(f"taken up from dead workers {found.rescued}, the longest after {found.longest_recovery:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
