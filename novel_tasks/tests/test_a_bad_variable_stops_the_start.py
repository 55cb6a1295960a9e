from __future__ import annotations

import os
import subprocess
import sys

import pytest

from novel_tasks.testing.installation import ROOT

pytestmark = [pytest.mark.processes, pytest.mark.pure]


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"MAX_FILE_SIZE": "10MB"}, "MAX_FILE_SIZE='10MB' cannot be used: it must be a whole number of at least 1."),
        ({"DATABASE_URL": "oracle://u:pw@h"}, "DATABASE_URL=(hidden) cannot be used: "),
        ({"SECRET_KEY": "", "DEBUG": "off"}, "SECRET_KEY must be set when DEBUG is off"),
    ],
)
def test_any_command_ends_with_one_line(variables: dict[str, str], line: str) -> None:
    clean = {
        key: value for key, value in os.environ.items() if key not in ("NOVEL_TASKS_LOCAL", "NOVEL_TASKS_KEEP_KEY")
    }
    clean |= {"SECRET_KEY": "x" * 50, "DJANGO_SETTINGS_MODULE": "novel_tasks.settings"} | variables
    run = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=clean, capture_output=True, text=True, timeout=60
    )
    assert run.returncode != 0
    assert run.stderr.startswith(line) and run.stderr.count("\n") == 1
