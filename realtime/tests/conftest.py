from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from novel_tasks.testing.installation import POSTGRES
from realtime.tests.installation import REDIS, RedisServer, Watched

STARTERS = {"installation", "local", "guarded", "fragile"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What uses an installation starts processes, on databases of its own choice."""
    for item in items:
        if STARTERS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.processes)


def _missing(what: str) -> None:
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what}, and REQUIRE_SERVICES=1 wants everything to run.", pytrace=False)
    pytest.skip(what)


def _need(url: str, name: str) -> None:
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 0), 1):
            return
    except OSError:
        _missing(f"{name} does not answer at {parts.hostname}:{parts.port}")


LINKS = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.services),
    pytest.param("redis", marks=pytest.mark.services),
]


@pytest.fixture(scope="session", params=LINKS)
def installation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """One per link between processes: SQLite, PostgreSQL without Redis, PostgreSQL with Redis."""
    variables = {}
    if request.param != "sqlite":
        _need(POSTGRES, "PostgreSQL")
    if request.param == "redis":
        _need(REDIS, "Redis")
        variables["REDIS_URL"] = REDIS
    database = "sqlite" if request.param == "sqlite" else "postgresql"
    with Watched(tmp_path_factory.mktemp(request.param), database, **variables) as made:
        yield made


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """SQLite alone: for what does not depend on how changes travel."""
    with Watched(tmp_path_factory.mktemp("local")) as made:
        yield made


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Sign-in required, with the users ann, bob and the staff member sue."""
    variables = {"API_AUTH": "required", "CORS_ORIGINS": "https://pages.example.org"}
    with Watched(tmp_path_factory.mktemp("guarded"), **variables) as made:
        for name in ("ann", "bob"):
            made.call("make_user", name)
        made.call("make_user", "sue", is_staff=True)
        yield made


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    if not shutil.which("redis-server"):
        _missing("redis-server is not installed")
    server = RedisServer(tmp_path)
    yield server
    server.kill()


@pytest.fixture
def fragile(redis_server: RedisServer, tmp_path: Path) -> Iterator[Watched]:
    """PostgreSQL, and a Redis that may be killed."""
    _need(POSTGRES, "PostgreSQL")
    with Watched(tmp_path, "postgresql", REDIS_URL=redis_server.url) as made:
        yield made
