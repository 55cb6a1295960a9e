"""An installation with real workers, looked at through a database connection of the test's own."""

from __future__ import annotations

import json
import secrets
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import psycopg

from novel_tasks.testing.installation import POSTGRES, Installation
from novel_tasks.testing.waiting import until

# Short leases keep the tests short; one test runs with the defaults.
QUICK = {"LEASE_SECONDS": "3", "HEARTBEAT_SECONDS": "0.5", "TASK_PROCESSOR": "drill", "LOG_LEVEL": "INFO"}


class Template:
    """Databases with all migrations applied, made once: copying one takes milliseconds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Installation] = {}

    def made(self, database: str) -> Installation:
        if database not in self._made:
            folder = self._folder / database
            folder.mkdir()
            self._made[database] = Installation(folder, database)
            self._made[database].__enter__()
        return self._made[database]

    def close(self) -> None:
        for each in self._made.values():
            each.__exit__()


class Plant(Installation):
    def __init__(self, template: Template, folder: Path, database: str, **variables: str) -> None:
        super().__init__(folder, database, **{**QUICK, **variables})
        self.database = database
        self._template = template.made(database)

    def __enter__(self) -> Plant:
        if self._postgres_name:
            with psycopg.connect(POSTGRES, autocommit=True) as link:
                link.execute(f"DROP DATABASE {self._postgres_name}")
                link.execute(f"CREATE DATABASE {self._postgres_name} TEMPLATE {self._template._postgres_name}")
        else:
            for file in self._template.folder.glob("test.db*"):
                shutil.copy(file, self.folder / file.name)
        return self

    # -- the database, from outside

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        if self._postgres_name:
            with psycopg.connect(self.database_url, autocommit=True) as link:
                cursor = link.execute(statement.replace("?", "%s"), values)
                return cursor.fetchall() if cursor.description else []
        link_ = sqlite3.connect(self.folder / "test.db", timeout=30, isolation_level=None)
        try:
            return link_.execute(statement, values).fetchall()
        finally:
            link_.close()

    def add(
        self, count: int = 1, processor: str = "", retries: int = 3, timeout: int = 600, **orders: Any
    ) -> list[str]:
        """Tasks in line. `orders` are the drill's: do, seconds, steps, megabytes, attempts."""
        moment = datetime.now(UTC)
        now = moment if self._postgres_name else moment.strftime("%Y-%m-%d %H:%M:%S.%f")
        ids = []
        for _ in range(count):
            task_id = f"task-{int(time.time())}-{secrets.token_hex(5)[:9]}"
            ids.append(task_id)
            self.sql(
                "INSERT INTO tasks (id, file_name, file_size, file_type, file_hash, status, stage, progress, attempt,"
                " priority, revision, uploaded_at, processor, is_duplicate, extra_data, created_at, updated_at)"
                " VALUES (?, 'novel.txt', 1, 'text/plain', ?, 'pending', '', 0, 0, 0, 1, ?, ?, ?, ?, ?, ?)",
                *(task_id, secrets.token_hex(32), now, processor, False, json.dumps(orders), now, now),
            )
            self.sql(
                "INSERT INTO task_queue (task_id, priority, mode, queue_position, retry_count, max_retries,"
                " timeout_seconds, created_at, updated_at) VALUES (?, 0, 'worker', 0, 0, ?, ?, ?, ?)",
                *(task_id, retries, timeout, now, now),
            )
        if self._postgres_name:
            self.sql("SELECT pg_notify('novel_tasks_ready', '')")
        return ids

    def state(self, task_id: str) -> dict[str, Any]:
        columns = ("status", "stage", "progress", "attempt", "error_message", "revision")
        rows = self.sql(f"SELECT {', '.join(columns)} FROM tasks WHERE id = ?", task_id)
        return dict(zip(columns, rows[0], strict=True)) if rows else {"status": "deleted"}

    def until_state(self, task_id: str, seconds: float = 100.0, **wanted: Any) -> dict[str, Any]:
        """The task, once it is so."""
        until(
            lambda: wanted.items() <= self.state(task_id).items(),
            f"{task_id} to be {wanted}",
            seconds,
        )
        return self.state(task_id)

    def until_all(self, task_ids: Iterable[str], *statuses: str, seconds: float = 120.0) -> None:
        wanted = set(task_ids)

        def there() -> bool:
            states = dict(self.sql("SELECT id, status FROM tasks"))
            return all(states.get(task_id) in statuses for task_id in wanted)

        try:
            until(there, f"all of {len(wanted)} tasks to be {' or '.join(statuses)}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.output()}") from None

    def edges(self, task_id: str) -> list[tuple[str, str, int]]:
        """(from, to, attempt) of each change of status, in order."""
        rows = self.sql("SELECT details FROM task_logs WHERE task_id = ? ORDER BY id", task_id)
        details = [row[0] if isinstance(row[0], dict) else json.loads(row[0]) for row in rows]
        return [(each["from"], each["to"], each["attempt"]) for each in details if "to" in each]

    def ended_once(self, task_ids: Iterable[str]) -> None:
        """Each completed exactly once, nothing waits, nothing is held."""
        for task_id in task_ids:
            assert self.state(task_id)["status"] == "completed", (self.state(task_id), self.output())
            assert [edge[1] for edge in self.edges(task_id)].count("completed") == 1
        ids = set(task_ids)
        assert not [row for row in self.sql("SELECT task_id FROM task_queue") if row[0] in ids]
        assert len([row for row in self.sql("SELECT task_id FROM task_results") if row[0] in ids]) == len(ids)

    def rename_database(self, suffix: str) -> None:
        """Away from where the processes look for it (or back): whoever is connected is thrown out."""
        base = self._postgres_name or ""
        old, new = (base, base + suffix) if suffix else (base + "_away", base)
        with psycopg.connect(POSTGRES, autocommit=True) as link:
            link.execute(f"ALTER DATABASE {old} WITH ALLOW_CONNECTIONS false")
            link.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [old])
            until(
                lambda: (
                    link.execute("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = %s", [old]).fetchone() == (0,)
                ),
                "everybody to be thrown out",
            )
            link.execute(f"ALTER DATABASE {old} RENAME TO {new}")
            link.execute(f"ALTER DATABASE {new} WITH ALLOW_CONNECTIONS true")

    # -- the processes, from outside

    def until_at_work(self, worker: subprocess.Popen[bytes]) -> None:
        """The worker's row is there, and its children are warm."""
        try:
            until(
                lambda: self.sql("SELECT name FROM task_workers WHERE pid = ?", worker.pid) and self.children(worker),
                "the worker to begin",
                60,
            )
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.output()}") from None

    def children(self, worker: subprocess.Popen[bytes]) -> list[psutil.Process]:
        """The processes that work on tasks: forked by the worker's forking server, not by itself."""
        try:
            family = psutil.Process(worker.pid).children(recursive=True)
            return [each for each in family if each.ppid() != worker.pid]
        except psutil.NoSuchProcess:
            return []

    def family(self, worker: subprocess.Popen[bytes]) -> list[psutil.Process]:
        return [psutil.Process(worker.pid), *psutil.Process(worker.pid).children(recursive=True)]


def until_gone(processes: Iterable[psutil.Process], what: str, seconds: float = 30.0) -> None:
    gone = list(processes)
    until(lambda: not any(lives(each) for each in gone), what, seconds)


def lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def end(process: subprocess.Popen[bytes], number: signal.Signals = signal.SIGTERM, seconds: float = 60) -> int:
    process.send_signal(number)
    return process.wait(seconds)
