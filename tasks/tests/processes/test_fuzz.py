"""The short versions of `make fuzz`."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from benchmarks.fuzz import api
from conftest import missing
from novel_tasks.testing.installation import ROOT

pytestmark = [pytest.mark.processes, pytest.mark.timeout(400)]


def run(part: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.fuzz.{part}", *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=380)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 0, said
    return said


def test_mutated_uploads_are_answered_and_every_task_of_them_ends() -> None:
    said = run("uploads", "--uploads", "250")
    assert "250 uploads:" in said and said.endswith("0 findings\n")
    taken = re.search(r"(\d+) x 200", said)
    assert taken and int(taken[1]) > 50, said


def test_every_operation_answers_as_described() -> None:
    if not api.program():
        missing("schemathesis (SCHEMATHESIS says where it is)")
    said = run("api", "--cases", "200", "--examples", "15", "--phases", "fuzzing", "--modes", "off")
    assert "0 rounds with findings, 0 untested" in said
