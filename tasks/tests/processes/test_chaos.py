"""The short version of `make chaos`."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from novel_tasks.testing.installation import ROOT

pytestmark = [pytest.mark.processes, pytest.mark.services]


def test_nothing_is_lost_and_nothing_ends_twice() -> None:
    command = [sys.executable, "-m", "benchmarks.chaos", "--tasks", "300", "--every", "1.5", "--at-most", "120"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170)
    said = ran.stdout + ran.stderr
    assert "completed 300, failed 0\nlost 0\nfinished twice 0\nlogs that do not add up 0\n" in said
    blows = re.search(r"under (\d+) blows", said)
    assert blows and int(blows[1]) >= 2, said
    assert ran.returncode == 0, f"a recovery took too long\n{said}"
