from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from novel_tasks import env

pytestmark = pytest.mark.pure


def load(folder: Path, *, local: bool = False, **variables: str) -> env.Env:
    return env.load(folder, variables, local=local)


def test_the_defaults(tmp_path: Path) -> None:
    read = load(tmp_path)
    assert read.database["NAME"] == str(tmp_path / "test.db")
    assert (read.max_file_size, read.allowed_extensions) == (10_485_760, [".txt", ".md"])
    assert (read.api_host, read.api_port, read.api_auth) == ("127.0.0.1", 8000, "required")
    assert read.cors_origins == ["http://localhost:5174"]
    assert (read.max_concurrent_tasks, read.task_timeout_seconds, read.task_max_retries) == (3, 1800, 3)
    assert (read.task_processor, read.task_runner, read.log_format) == ("analysis", "database", "console")
    assert (read.redis_url, read.storage, read.retention_days, read.rate_limit_api) == (None, None, None, None)
    assert load(tmp_path, local=True).api_auth == "off"
    assert load(tmp_path, local=True, API_AUTH="required").api_auth == "required"


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("sqlite:///./test.db", "sqlite3", "{here}/test.db"),
        ("sqlite:///other.db", "sqlite3", "{here}/other.db"),
        ("sqlite:////tmp/absolute.db", "sqlite3", "/tmp/absolute.db"),
        ("sqlite+aiosqlite:///./test.db", "sqlite3", "{here}/test.db"),
        ("sqlite+pysqlite:///a%20b.db?check_same_thread=false", "sqlite3", "{here}/a b.db"),
        ("postgresql://u:p@h:5433/n", "postgresql", "n"),
        ("postgres://u:p@h:5433/n", "postgresql", "n"),
        ("postgresql+asyncpg://u:p@h:5433/n", "postgresql", "n"),
        ("postgresql+psycopg2://u:p@h:5433/n", "postgresql", "n"),
    ],
)
def test_database_urls(tmp_path: Path, url: str, engine: str, name: str) -> None:
    entry = load(tmp_path, DATABASE_URL=url).database
    assert entry["ENGINE"] == f"django.db.backends.{engine}"
    assert entry["NAME"] == name.format(here=tmp_path)
    if engine == "postgresql":
        assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"]) == ("u", "p", "h", 5433)


def test_a_password_with_odd_characters_and_ssl(tmp_path: Path) -> None:
    entry = load(tmp_path, DATABASE_URL="postgresql+asyncpg://u:p%40%2F%3A@h/n?ssl=require").database
    assert (entry["PASSWORD"], entry["OPTIONS"]["sslmode"]) == ("p@/:", "require")


def test_the_sync_url_is_read_when_the_other_is_unset(tmp_path: Path) -> None:
    assert load(tmp_path, DATABASE_SYNC_URL="sqlite:///sync.db").database["NAME"].endswith("/sync.db")
    both = load(tmp_path, DATABASE_SYNC_URL="sqlite:///sync.db", DATABASE_URL="sqlite:///first.db")
    assert both.database["NAME"].endswith("/first.db")


@pytest.mark.parametrize(
    ("name", "value", "field", "wanted"),
    [
        ("CORS_ORIGINS", '["http://a:1", "https://b"]', "cors_origins", ["http://a:1", "https://b"]),
        ("CORS_ORIGINS", "http://a:1, https://b/", "cors_origins", ["http://a:1", "https://b"]),
        ("CORS_ORIGINS", "[]", "cors_origins", []),
        ("ALLOWED_EXTENSIONS", '[".txt", ".md"]', "allowed_extensions", [".txt", ".md"]),
        ("ALLOWED_EXTENSIONS", "txt,.MD", "allowed_extensions", [".txt", ".md"]),
        ("ALLOWED_HOSTS", "[::1],example.org", "allowed_hosts", ["[::1]", "example.org"]),
        ("ALLOWED_HOSTS", '["example.org"]', "allowed_hosts", ["example.org"]),
        ("RATE_LIMIT_API", "120/min", "rate_limit_api", (120, 60)),
        ("RATE_LIMIT_API", "5 / s", "rate_limit_api", (5, 1)),
        ("RATE_LIMIT_UPLOADS", "off", "rate_limit_uploads", None),
        ("DEBUG", "Yes", "debug", True),
        ("DEBUG", "0", "debug", False),
        ("MAX_FILE_SIZE", " 2048 ", "max_file_size", 2048),
        ("MAX_FILE_SIZE", "", "max_file_size", 10_485_760),
        ("TASK_PROCESSOR", "my.pipeline.run", "task_processor", "my.pipeline.run"),
        ("REDIS_URL", "redis://127.0.0.1:6379/1", "redis_url", "redis://127.0.0.1:6379/1"),
    ],
)
def test_values(tmp_path: Path, name: str, value: str, field: str, wanted: Any) -> None:
    assert getattr(load(tmp_path, **{name: value}), field) == wanted


def test_the_storage(tmp_path: Path) -> None:
    entry = load(tmp_path, STORAGE_URL="s3://shelf/novels?endpoint_url=http://127.0.0.1:9&region=eu-1").storage
    assert entry and entry["BACKEND"] == "storages.backends.s3.S3Storage"
    wanted = {"bucket_name": "shelf", "location": "novels", "endpoint_url": "http://127.0.0.1:9", "region_name": "eu-1"}
    assert wanted.items() <= entry["OPTIONS"].items()


BAD = [
    ("DATABASE_URL", "mysql://u:secret@h/n"), ("DATABASE_URL", "sqlite://"), ("DATABASE_URL", "sqlite:///:memory:"), ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "postgresql://u:secret@h:port/n"), ("DATABASE_URL", "postgresql://u:secret@h"), ("DATABASE_SYNC_URL", "x"),
    ("REDIS_URL", "http://h"), ("STORAGE_URL", "ftp://h"), ("STORAGE_URL", "s3://"), ("STORAGE_URL", "s3://b?colour=red"),
    ("API_PORT", "0"), ("API_PORT", "65536"), ("API_PORT", "80a"), ("API_AUTH", "maybe"), ("CORS_ORIGINS", "localhost"), ("CORS_ORIGINS", '["a'),
    ("CORS_ORIGINS", "[1]"), ("CORS_ORIGINS", "http://a/path"), ("MAX_FILE_SIZE", "10MB"), ("MAX_FILE_SIZE", "-1"), ("MAX_FILE_SIZE", "0"),
    ("MAX_FILE_SIZE", "9" * 50), ("ALLOWED_EXTENSIONS", "*"), ("ALLOWED_EXTENSIONS", "[]"), ("MAX_CONCURRENT_TASKS", "0"), ("MAX_CONCURRENT_TASKS", "٣"),
    ("TASK_TIMEOUT_SECONDS", "1.5"), ("TASK_MAX_RETRIES", "-1"), ("TASK_PROCESSOR", "os system"), ("TASK_RUNNER", "cron"),
    ("RATE_LIMIT_API", "120"), ("RATE_LIMIT_API", "0/min"), ("RATE_LIMIT_UPLOADS", "5/fortnight"), ("RETENTION_DAYS", "soon"), ("DEBUG", "maybe"),
    ("LOG_FORMAT", "xml"), ("HEARTBEAT_SECONDS", "9"), ("LEASE_SECONDS", "0"), ("CSRF_TRUSTED_ORIGINS", "example.org"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_one_line_that_names_the_variable(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(env.BadVariable) as caught:
        load(tmp_path, **{name: value})
    line = str(caught.value)
    assert line.startswith(f"{name}=") and "\n" not in line and line.endswith(".")
    assert "secret" not in line


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        'MAX_FILE_SIZE=1\nAPI_PORT=9000\nCORS_ORIGINS=["http://x:1"]\n# comment\nexport DEBUG=true\n'
    )
    read = load(tmp_path, MAX_FILE_SIZE="2")
    assert (read.max_file_size, read.api_port, read.cors_origins, read.debug) == (2, 9000, ["http://x:1"], True)
