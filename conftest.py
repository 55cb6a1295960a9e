"""What all tests share."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"


def missing(what: str) -> None:
    """Skip with a clear word, or fail where nothing may be left out (REQUIRE_SERVICES=1)."""
    if REQUIRED:
        pytest.fail(f"{what} is missing, and REQUIRE_SERVICES=1 wants everything to run.", pytrace=False)
    pytest.skip(f"{what} is missing here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("TEST_STORAGE_URL"):
        for item in items:
            if item.get_closest_marker("disk"):
                item.add_marker(pytest.mark.skip(reason="about the local disk"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Close the publisher's connection before the database is dropped: PostgreSQL refuses while somebody is in it."""
    yield
    from realtime import publisher

    publisher.get().close(10)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    """Each test has a storage of its own."""
    from dataclasses import replace

    folder = tmp_path / "media"
    folder.mkdir()
    default = settings.STORAGES["default"]  # type: ignore[attr-defined]
    # In a bucket (TEST_STORAGE_URL) that is a prefix of its own.
    place = {"location": folder if "bucket_name" not in default.get("OPTIONS", {}) else secrets.token_hex(8)}
    default = {**default, "OPTIONS": {**default.get("OPTIONS", {}), **place}}
    settings.STORAGES = {**settings.STORAGES, "default": default}  # type: ignore[attr-defined]
    settings.MEDIA_ROOT = folder  # type: ignore[attr-defined]
    settings.ENV = replace(settings.ENV, upload_dir=folder)  # type: ignore[attr-defined]
    return folder


@pytest.fixture
def novels() -> Path:
    """The folder of real novels, `text/` and `truth/`."""
    folder = Path(os.environ.get("NOVELS_DIR") or Path(__file__).resolve().parent.parent / "shared" / "novels")
    if not (folder / "text").is_dir():
        pytest.skip("the novels are not beside the project (NOVELS_DIR says where they are)")
    return folder


@pytest.fixture
def postgres() -> str:
    """The URL of a PostgreSQL server where databases can be made."""
    import psycopg

    from novel_tasks.testing.installation import POSTGRES

    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        missing("PostgreSQL (TEST_POSTGRES_URL)")
    return POSTGRES


@pytest.fixture
def redis_url() -> str:
    """The URL of a Redis server; its database 9 is for tests."""
    import redis

    url = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=3) as client:
            client.ping()
    except redis.RedisError:
        missing("Redis (TEST_REDIS_URL)")
    return url
