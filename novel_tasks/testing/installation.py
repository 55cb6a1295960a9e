"""A whole installation of its own for one test: database, storage, and the real processes on them."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import psycopg

from novel_tasks.testing.waiting import until

ROOT = Path(__file__).resolve().parent.parent.parent
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Installation:
    """Use as a context manager: everything it started is killed and removed at the end.

    `database` is "sqlite" or "postgresql"; `variables` are environment variables for all processes.
    """

    def __init__(self, folder: Path, database: str = "sqlite", **variables: str) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._postgres_name = f"ntm_test_{secrets.token_hex(4)}" if database == "postgresql" else None
        if self._postgres_name:
            with psycopg.connect(POSTGRES, autocommit=True) as link:
                link.execute(f"CREATE DATABASE {self._postgres_name}")
            self.database_url = POSTGRES.rsplit("/", 1)[0] + f"/{self._postgres_name}"
        else:
            self.database_url = f"sqlite:///{folder}/test.db"
        kept = {
            key: value
            for key, value in os.environ.items()
            if key not in ("TASK_PROCESSOR", "REDIS_URL", "STORAGE_URL", "DEBUG")
        }
        self.environment = {
            **kept,
            "DATABASE_URL": self.database_url,
            "UPLOAD_DIR": str(folder / "media"),
            "SECRET_KEY": "only-for-tests-" + "x" * 50,
            "API_AUTH": "off",
            "DJANGO_SETTINGS_MODULE": "novel_tasks.settings",
            "RETRY_DELAY_SECONDS": "0.1",
            "PYTHONPATH": str(ROOT),
            **variables,
        }

    def __enter__(self) -> Installation:
        self.manage("migrate", "-v0")
        return self

    def __exit__(self, *error: object) -> None:
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
        if self._postgres_name:
            with psycopg.connect(POSTGRES, autocommit=True) as link:
                link.execute(f"DROP DATABASE {self._postgres_name} WITH (FORCE)")
        shutil.rmtree(self.folder / "media", ignore_errors=True)

    def manage(self, *arguments: str, check: bool = True, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run a management command to its end. A status other than 0 fails the test, unless `check` is off."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **options,
        )
        assert not (check and done.returncode), f"manage.py {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[bytes]:
        """Start a Python process that stays; what it prints goes to a file beside the database."""
        log = (self.folder / f"process-{len(self.processes)}.log").open("wb")
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**self.environment, **variables},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        log.close()
        self.processes.append(process)
        return process

    def worker(self, *arguments: str, **variables: str) -> subprocess.Popen[bytes]:
        return self.start("manage.py", "runworker", *arguments, **variables)

    def server(self, **variables: str) -> subprocess.Popen[bytes]:
        """The server of `start_local`, alone; returns once it answers."""
        process = self.start("manage.py", "start_local", "--workers", "0", "--port", str(self.port), **variables)
        self.until_healthy()
        return process

    def until_healthy(self) -> None:
        until(self._is_healthy, f"a healthy server at {self.url}\n{self.output()}")

    def _is_healthy(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.url}/health").status_code == 200
        return False

    def upload(self, text: str | bytes, name: str = "novel.txt", **fields: Any) -> str:
        """Upload by HTTP; the task's id."""
        answer = httpx.post(f"{self.url}/api/v1/tasks/upload", files={"file": (name, text)}, data=fields, timeout=30)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["task_id"])

    def task(self, task_id: str) -> dict[str, Any]:
        answer: dict[str, Any] = httpx.get(f"{self.url}/api/v1/tasks/{task_id}", timeout=30).json()
        return answer

    def until_status(self, task_id: str, *statuses: str, seconds: float = 60.0) -> dict[str, Any]:
        """The task, once it has one of these statuses."""

        def look() -> dict[str, Any] | None:
            task = self.task(task_id)
            return task if task.get("status") in statuses else None

        task = until(
            look, f"{task_id} to be {' or '.join(statuses)}; it is {self.task(task_id)}\n{self.output()}", seconds
        )
        assert task
        return task

    def output(self) -> str:
        """What the processes printed so far, for the message of a test that fails."""
        return "\n".join(
            f"--- {path.name}\n{path.read_text(errors='replace')[-3000:]}" for path in sorted(self.folder.glob("*.log"))
        )
