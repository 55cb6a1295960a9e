"""A PostgreSQL server of a test's own, which it may stop and start as it likes."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from conftest import missing
from novel_tasks.testing.installation import Installation, free_port
from tasks.tests.processes.plant import QUICK, Plant


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`, which distributions keep out of the PATH."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not folders or not (folders[-1] / "initdb").exists():
        missing("PostgreSQL's own programs (initdb, pg_ctl)")
    return folders[-1]


class Cluster:
    def __init__(self) -> None:
        self._programs = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="ntm-cluster-"))
        self.port = free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            self._user = {"user": "postgres", "group": "postgres"}
            shutil.chown(self.folder, "postgres", "postgres")

    def __enter__(self) -> Cluster:
        self._run("initdb", "-D", "data", "-U", "postgres", "-A", "trust", "--no-sync")
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop("immediate", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-D", "data", "-l", "log", "-w", "-t", "100", "-o", options, "start")

    def stop(self, mode: str, check: bool = True) -> None:
        """`fast` throws everybody out; `immediate` is a crash, and the next start recovers from it."""
        self._run("pg_ctl", "-D", "data", "-w", "-t", "100", "-m", mode, "stop", check=check)

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [str(self._programs / program), *arguments]
        # To a file: the server inherits it, and would keep a pipe open for as long as it lives.
        with (self.folder / "output").open("ab") as output:
            subprocess.run(
                command, cwd=self.folder, stdout=output, stderr=output, check=check, timeout=120, **self._user
            )


class OnCluster(Plant):
    """An installation whose database is that server's."""

    def __init__(self, cluster: Cluster, folder: Path, **variables: str) -> None:
        Installation.__init__(self, folder, "sqlite", **{**QUICK, **variables, "DATABASE_URL": cluster.url})
        self.database, self.database_url = "postgresql", cluster.url
        self._postgres_name = "postgres"

    def __enter__(self) -> OnCluster:
        Installation.__enter__(self)
        return self

    def __exit__(self, *error: object) -> None:
        self._postgres_name = None  # it goes with its server
        super().__exit__(*error)
