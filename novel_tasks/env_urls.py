"""DATABASE_URL and STORAGE_URL, turned into what Django's settings want."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import dj_database_url

from novel_tasks.env_parsers import Reader

# Each transaction takes SQLite's write lock at its start (IMMEDIATE): a deferred one that reads first and writes later
# fails at once with "database is locked" when another writer came between, however long the timeout is.
SQLITE_OPTIONS: dict[str, Any] = {
    "timeout": 30,
    "transaction_mode": "IMMEDIATE",
    # WAL: readers and the one writer do not wait for each other. synchronous=FULL: an acknowledged upload
    # survives a power cut, not only a crash of the process.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;",
}

_WANTED = "a database URL such as sqlite:///./test.db or postgresql://user:password@host:5432/name"


def database(read: Reader, base_dir: Path) -> dict[str, Any]:
    """A DATABASES entry from DATABASE_URL, else DATABASE_SYNC_URL, else SQLite beside `manage.py`."""
    name = "DATABASE_URL" if "DATABASE_URL" in read else "DATABASE_SYNC_URL"
    entry: dict[str, Any] = read(
        name, lambda value: _database(value, base_dir), _database("sqlite:///./test.db", base_dir)
    )
    return entry


def _database(value: str, base_dir: Path) -> dict[str, Any]:
    # SQLAlchemy names the driver behind a plus sign (postgresql+asyncpg://); Django always uses its own.
    value = re.sub(r"^(\w+)\+\w+://", r"\1://", value)
    scheme = value.partition("://")[0]
    if scheme == "sqlite":
        return _sqlite(value, base_dir)
    if scheme not in ("postgres", "postgresql"):
        raise ValueError(_WANTED)
    try:
        entry: dict[str, Any] = dict(dj_database_url.parse(value, conn_max_age=None, conn_health_checks=True))
    except Exception:
        raise ValueError(_WANTED) from None
    if not entry.get("NAME"):
        raise ValueError(_WANTED + " (the database's name is missing)")
    # SQLAlchemy's asyncpg spelling of libpq's sslmode.
    options = entry.setdefault("OPTIONS", {})
    if "ssl" in options:
        options["sslmode"] = options.pop("ssl")
    return entry


def _sqlite(value: str, base_dir: Path) -> dict[str, Any]:
    """Three slashes and a relative path, or four and an absolute one, as SQLAlchemy reads them."""
    location = unquote(value.removeprefix("sqlite://").partition("?")[0])
    if location in ("", "/", "/:memory:", ":memory:"):
        # Server and worker are two processes: a database in memory would be two databases.
        raise ValueError("a file, sqlite:///./test.db say: server and workers cannot share a database in memory")
    if not location.startswith("/"):
        raise ValueError(_WANTED)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str((base_dir / location[1:]).resolve()),
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def storage(read: Reader) -> dict[str, Any] | None:
    """A STORAGES entry from STORAGE_URL, None where it is unset."""
    return read("STORAGE_URL", _storage, None)


def _storage(value: str) -> dict[str, Any]:
    parts = urlsplit(value)
    query = dict(parse_qsl(parts.query))
    if parts.scheme != "s3" or not parts.hostname:
        raise ValueError("s3://bucket/prefix?endpoint_url=https://…&region=…")
    known = {"endpoint_url": "endpoint_url", "region": "region_name", "addressing_style": "addressing_style"}
    unknown = sorted(set(query) - set(known))
    if unknown:
        raise ValueError(f"without {', '.join(unknown)} (known are {', '.join(known)})")
    options: dict[str, Any] = {known[key]: item for key, item in query.items()}
    options |= {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
        "default_acl": None,
        "file_overwrite": True,
        "querystring_auth": True,
        "querystring_expire": 900,
    }
    if parts.username:
        options |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password or "")}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
