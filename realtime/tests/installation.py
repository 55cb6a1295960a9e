"""Real processes for tests: a server, processes that change tasks, and a Redis that may be killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import httpx
import psutil

from novel_tasks.testing.installation import ROOT, Installation, free_port
from novel_tasks.testing.waiting import until

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/11")


class Driver:
    """A process that changes tasks; `driver.call("complete", task_id)` calls a function of realtime.tests.driver."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "realtime.tests.driver"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read()

    def call(self, name: str, *arguments: Any, **named: Any) -> Any:
        self.begin(name, *arguments, **named)
        return self.end()

    def begin(self, name: str, *arguments: Any, **named: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps([name, *arguments, *([{"**": True, **named}] if named else [])]) + "\n")
        self.process.stdin.flush()

    def end(self) -> Any:
        answer = self._read()
        assert "error" not in answer, answer["error"]
        return answer["ok"]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def stop(self) -> None:
        """The end as a process has it that was asked to end."""
        if self.process.poll() is None and self.process.stdin:
            self.process.stdin.close()
            self.process.wait(10)
        self.kill()

    def _read(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the driver has ended"
        return json.loads(line)


class RedisServer:
    """A private Redis on a port of its own, that a test may kill."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--save", "", "--appendonly", "no", "--dir", str(self._folder)],
            stdout=subprocess.DEVNULL,
        )
        until(self._answers, "the private Redis")

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1):
                return True
        except OSError:
            return False

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def freeze(self) -> None:
        """It takes connections and commands and answers nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)


class Watched(Installation):
    """An installation with a server, and with a driver in place of a worker."""

    def __init__(self, folder: Path, database: str = "sqlite", **variables: str) -> None:
        super().__init__(folder, database, **variables)
        self.drivers: list[Driver] = []

    def __enter__(self) -> Self:
        super().__enter__()
        try:
            self.serving = self.server()
            self.driver = self.new_driver()
        except BaseException:
            self.__exit__()  # nothing that was started stays behind
            raise
        return self

    def __exit__(self, *error: object) -> None:
        for driver in self.drivers:
            driver.kill()
        super().__exit__(*error)

    @property
    def ws(self) -> str:
        return f"ws://127.0.0.1:{self.port}/api/v1/ws/tasks/test"

    def new_driver(self) -> Driver:
        self.drivers.append(Driver(self.environment))
        return self.drivers[-1]

    def kill_server(self) -> None:
        """Kill the server process itself; what looks after it starts another."""
        for child in psutil.Process(self.serving.pid).children(recursive=True):
            child.kill()

    def server_again(self) -> None:
        """The end of a server as a deploy brings it about, and the start of the next at the same address."""
        self.serving.send_signal(signal.SIGTERM)
        self.serving.wait(20)
        self.serving = self.server()

    def call(self, name: str, *arguments: Any, **named: Any) -> Any:
        return self.driver.call(name, *arguments, **named)

    def patch(self, task_id: str, **wanted: Any) -> dict[str, Any]:
        """PATCH over HTTP, as an external service does."""
        answer = httpx.patch(f"{self.url}/api/v1/tasks/{task_id}", json=wanted, timeout=30)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def post(self, path: str, **fields: Any) -> dict[str, Any]:
        """POST to the API."""
        answer = httpx.post(f"{self.url}/api/v1/{path}", json=fields, timeout=30)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found
