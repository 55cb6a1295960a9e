from __future__ import annotations

from pathlib import Path

import pytest

from novel_tasks.testing.installation import Installation

pytestmark = pytest.mark.processes


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"UPLOAD_DIR": "/proc/nope"}, "UPLOAD_DIR=/proc/nope cannot be written to"),
        ({"TASK_PROCESSOR": "no.such.thing"}, "TASK_PROCESSOR=no.such.thing cannot be loaded"),
        ({"TASK_RUNNER": "celery"}, "CELERY_BROKER_URL"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/test.db"}, "DATABASE_URL names cannot be used (/no/such/folder/"),
        ({"DATABASE_URL": "postgresql://u:hidden@127.0.0.1:1/n"}, "DATABASE_URL names cannot be used: connection"),
    ],
)
def test_it_is_one_line(tmp_path: Path, variables: dict[str, str], said: str) -> None:
    site = Installation(tmp_path)
    site.environment |= variables
    ended = site.manage("start_local", "--port", str(site.port), "--workers", "0", check=False)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "hidden" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "99999", "-1", "http"])
def test_a_port_that_there_is_not_is_refused(tmp_path: Path, port: str) -> None:
    ended = Installation(tmp_path).manage("start_local", "--port", port, check=False)
    assert ended.returncode == 2
    assert ended.stderr.strip().splitlines()[-1].endswith("argument --port: must be a whole number from 1 to 65535")
