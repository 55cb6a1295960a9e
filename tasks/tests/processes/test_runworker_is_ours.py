"""The Channels package has a `runworker` of its own; ours wins wherever that stands in INSTALLED_APPS."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import management

from novel_tasks.testing.installation import ROOT
from tasks.checks import runworker_is_ours


@pytest.mark.processes
@pytest.mark.parametrize("first", [True, False])
def test_with_channels_installed(tmp_path: Path, first: bool) -> None:
    order = "['channels', *INSTALLED_APPS]" if first else "[*INSTALLED_APPS, 'channels']"
    (tmp_path / "with_channels.py").write_text(
        f"from novel_tasks.settings import *\nINSTALLED_APPS = {order}\n", encoding="utf-8"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "with_channels",
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
        "SECRET_KEY": "x" * 50,
        "DATABASE_URL": f"sqlite:///{tmp_path}/test.db",
    }

    def manage(*arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=100
        ).stdout

    assert "--drain" in manage("runworker", "--help")
    manage("check")


@pytest.mark.pure
def test_the_check_says_when_it_is_another_apps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert runworker_is_ours() == []
    commands: dict[str, Any] = {**management.get_commands(), "runworker": "channels"}
    monkeypatch.setattr("tasks.checks.get_commands", lambda: commands)
    (error,) = runworker_is_ours()
    assert error.id == "tasks.E001" and "channels" in error.msg
