from __future__ import annotations

import subprocess
import sys

PARTS = {
    "api": "Every operation of /openapi.json, by schemathesis",
    "uploads": "Mutated uploads, and a worker that takes them",
}


def main() -> int:
    """Run the parts that are named on the command line (api, uploads), or both."""
    chosen = sys.argv[1:] or list(PARTS)
    status = 0
    for part, title in PARTS.items():
        if part in chosen:
            print(f"\n== {title} ==", flush=True)
            status = subprocess.run([sys.executable, "-m", f"benchmarks.fuzz.{part}"], check=False).returncode or status
    return status


if __name__ == "__main__":
    sys.exit(main())
