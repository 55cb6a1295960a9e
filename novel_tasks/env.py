"""All reading of environment variables, in one typed place.

Variables come from the process environment, then from `.env` beside `manage.py`. `load()` gives an `Env`; a value that
cannot be parsed raises `BadVariable`, whose text is one line that names the variable and says what would be right.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from novel_tasks import env_parsers as parse
from novel_tasks.env_parsers import BadFile, BadVariable, Reader
from novel_tasks.env_urls import database, storage

__all__ = ["BadFile", "BadVariable", "Env", "load"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """The project's configuration. Sizes are bytes, times are seconds."""

    debug: bool
    debug_set: bool  # whether DEBUG was given at all
    secret_key: str | None
    allowed_hosts: list[str]
    csrf_trusted_origins: list[str]
    https_only: bool  # reached by HTTPS alone: secure cookies, HSTS, redirects
    log_format: str
    log_level: str

    database: dict[str, Any]  # a Django DATABASES entry
    redis_url: str | None
    storage: dict[str, Any] | None  # a Django STORAGES entry, None for the local disk
    upload_dir: Path

    api_host: str
    api_port: int
    api_auth_set: bool  # whether API_AUTH was given at all
    api_auth: str  # "off" | "required"
    cors_origins: list[str]
    rate_limit_uploads: tuple[int, int] | None  # (requests, seconds)
    rate_limit_api: tuple[int, int] | None

    websockets_per_client: int | None  # None: limited for other hosts only

    max_file_size: int
    allowed_extensions: list[str]

    max_concurrent_tasks: int
    task_timeout_seconds: int
    task_max_retries: int
    task_processor: str
    task_runner: str
    task_memory_limit: int | None  # per child process
    celery_broker_url: str | None
    celery_queue: str
    retention_days: int | None

    lease_seconds: float
    heartbeat_seconds: float
    poll_seconds: float
    shutdown_grace_seconds: float
    retry_delay_seconds: float


def load(base_dir: Path, environ: Mapping[str, str] | None = None, *, local: bool = False) -> Env:
    """Read `.env` in `base_dir` and the environment (which wins). `local`: sign-in is off unless API_AUTH says otherwise.

    Raises `BadVariable` for the first value that cannot be parsed, `BadFile` when `.env` is no text.
    """
    dotenv = _dotenv(base_dir / ".env")
    read = Reader({**dotenv, **(os.environ if environ is None else environ)})

    lease = read("LEASE_SECONDS", parse.positive_float, 8.0)
    heartbeat = read("HEARTBEAT_SECONDS", parse.positive_float, 2.0)
    if heartbeat * 2 > lease:
        raise BadVariable("HEARTBEAT_SECONDS", str(heartbeat), f"at most half of LEASE_SECONDS ({lease:g})")

    return Env(
        debug=read("DEBUG", parse.boolean, False),
        debug_set="DEBUG" in read,
        secret_key=read("SECRET_KEY", parse.text, None),
        allowed_hosts=read("ALLOWED_HOSTS", parse.string_list, ["127.0.0.1", "localhost", "[::1]"]),
        csrf_trusted_origins=read("CSRF_TRUSTED_ORIGINS", parse.origins, []),
        https_only=read("HTTPS_ONLY", parse.boolean, False),
        log_format=read("LOG_FORMAT", parse.one_of("console", "json"), "console"),
        log_level=read("LOG_LEVEL", parse.one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO"),
        database=database(read, base_dir),
        redis_url=read("REDIS_URL", parse.url("redis", "rediss", "unix"), None),
        storage=storage(read),
        upload_dir=read("UPLOAD_DIR", parse.path(base_dir), base_dir / "media"),
        api_host=read("API_HOST", parse.text, "127.0.0.1"),
        api_port=read("API_PORT", parse.integer(1, 65535), 8000),
        api_auth_set="API_AUTH" in read,
        api_auth=read("API_AUTH", parse.one_of("off", "required"), "off" if local else "required"),
        cors_origins=read("CORS_ORIGINS", parse.origins, ["http://localhost:5174"]),
        rate_limit_uploads=read("RATE_LIMIT_UPLOADS", parse.rate, None),
        rate_limit_api=read("RATE_LIMIT_API", parse.rate, None),
        websockets_per_client=read("WEBSOCKETS_PER_CLIENT", parse.integer(1), None),
        max_file_size=read("MAX_FILE_SIZE", parse.integer(1), 10_485_760),
        allowed_extensions=read("ALLOWED_EXTENSIONS", parse.extensions, [".txt", ".md"]),
        max_concurrent_tasks=read("MAX_CONCURRENT_TASKS", parse.integer(1, 256), 3),
        task_timeout_seconds=read("TASK_TIMEOUT_SECONDS", parse.integer(1), 1800),
        task_max_retries=read("TASK_MAX_RETRIES", parse.integer(0, 100), 3),
        task_processor=read("TASK_PROCESSOR", parse.processor, "analysis"),
        task_runner=read("TASK_RUNNER", parse.one_of("database", "celery"), "database"),
        task_memory_limit=read("TASK_MEMORY_LIMIT", parse.integer(16 * 1024 * 1024), None),
        celery_broker_url=read("CELERY_BROKER_URL", parse.text, None),
        celery_queue=read("CELERY_QUEUE", parse.text, "novel_tasks"),
        retention_days=read("RETENTION_DAYS", parse.integer(1), None),
        lease_seconds=lease,
        heartbeat_seconds=heartbeat,
        poll_seconds=read("POLL_SECONDS", parse.positive_float, 0.05),
        shutdown_grace_seconds=read("SHUTDOWN_GRACE_SECONDS", parse.positive_float, 30.0),
        retry_delay_seconds=read("RETRY_DELAY_SECONDS", parse.positive_float, 2.0),
    )


def _dotenv(file: Path) -> dict[str, str]:
    try:
        return {name: value for name, value in dotenv_values(file).items() if value is not None}
    except UnicodeDecodeError:
        raise BadFile(f"{file} cannot be used: it must be text in UTF-8.") from None
    except OSError as error:
        raise BadFile(f"{file} cannot be read: {error.strerror}.") from None
