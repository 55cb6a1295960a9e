from __future__ import annotations

import subprocess
import sys

ALL = {
    "The analysis": "benchmarks.analysis",
    "The queue": "benchmarks.queue",
    "Fan-out over WebSockets": "benchmarks.fanout.run",
    "The API": "benchmarks.api.run",
}


def main() -> int:
    """Run those that are named on the command line (analysis, queue, fanout, api), or all."""
    chosen = sys.argv[1:] or [module.split(".")[1] for module in ALL.values()]
    status = 0
    for title, module in ALL.items():
        if module.split(".")[1] in chosen:
            print(f"\n== {title} ==", flush=True)
            status = subprocess.run([sys.executable, "-m", module], check=False).returncode or status
    return status


if __name__ == "__main__":
    sys.exit(main())
