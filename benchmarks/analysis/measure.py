"""One measurement: the whole report with all its files, in a process of its own, in CPU seconds."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_WARM = b"It was late. \xe2\x80\x9cGood night,\xe2\x80\x9d said Anna. "


def run(data: bytes, limit: float = 600) -> dict[str, Any]:
    """CPU seconds, peak memory in MB and what came of it: "report", or a refusal's code."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text"
        path.write_bytes(data)
        command = [sys.executable, "-m", "benchmarks.analysis.measure", str(path)]
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _main(path: Path) -> None:
    from tasks.analysis import files, pipeline
    from tasks.analysis.errors import NotText

    # What is loaded once per process (dictionaries, patterns) is no part of a text's time.
    pipeline.analyse(_WARM * 40)
    pipeline.analyse("天已经黑了，他还没有回来。她说：“走罢。”\n".encode() * 40)
    data = path.read_bytes()
    outcome = "report"
    began = time.process_time()
    try:
        analysis = pipeline.analyse(data, path.name)
        with tempfile.TemporaryDirectory() as folder:
            files.write(analysis, Path(folder))
    except NotText as refused:
        outcome = refused.code
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "memory": memory, "outcome": outcome}, sys.stdout)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
