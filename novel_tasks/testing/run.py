"""`make test`: the suite on SQLite and the local disk, then what touches the database again on PostgreSQL, where there is
one, with an S3 bucket (moto's server) for the files.

With REQUIRE_SERVICES=1 nothing may be missing. Arguments go to pytest, which then runs once, on SQLite.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import psycopg
import redis

from novel_tasks.testing.bucket import bucket
from novel_tasks.testing.installation import POSTGRES, ROOT

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")


def has_postgres() -> bool:
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def has_redis() -> bool:
    try:
        with redis.Redis.from_url(REDIS, socket_connect_timeout=3) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def pytest(*arguments: str, **variables: str) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode


def main() -> int:
    if sys.argv[1:]:
        return pytest(*sys.argv[1:])
    required = os.environ.get("REQUIRE_SERVICES") == "1"
    here = {
        "PostgreSQL": has_postgres(),
        "Redis": has_redis(),
        "Chromium": bool(shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")),
    }
    absent = [name for name, there in here.items() if not there]
    if absent and required:
        print(f"REQUIRE_SERVICES=1, but {', '.join(absent)} cannot be reached.", file=sys.stderr)  # noqa: T201
        return 1
    status = pytest("-n", "2", "--dist", "loadfile")
    # Real processes choose their databases themselves and ran above; here the rest runs on the other database and storage.
    markers = "not processes and not browser and not pure"
    with bucket() as storage:
        others = {"TEST_STORAGE_URL": storage} | ({"DATABASE_URL": POSTGRES} if here["PostgreSQL"] else {})
        status = pytest("-n", "2", "--dist", "loadfile", "-m", markers, **others) or status
    if absent:
        print(f"\nLeft out, because it is not here: what needs {', '.join(absent)}.")  # noqa: T201
    return status


if __name__ == "__main__":
    sys.exit(main())
