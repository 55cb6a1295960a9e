"""Settings of the tests: never the developer's database, files, key or .env."""

from __future__ import annotations

import os
import tempfile

_scratch = tempfile.mkdtemp(prefix="novel-tasks-tests-")
_MINE = {
    "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{_scratch}/test.db",
    "UPLOAD_DIR": f"{_scratch}/media",
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "API_AUTH": os.environ.get("TEST_API_AUTH", "off"),
    "RETRY_DELAY_SECONDS": "0.1",
    "STORAGE_URL": os.environ.get("TEST_STORAGE_URL", ""),
}
# What may stand in the developer's shell and would change what is tested; blank is unset, and wins over .env.
_BLANK: tuple[str, ...] = (
    "REDIS_URL",
    "TASK_PROCESSOR",
    "TASK_RUNNER",
    "DEBUG",
    "MAX_FILE_SIZE",
    "ALLOWED_EXTENSIONS",
    "ALLOWED_HOSTS",
)
_BLANK += ("CORS_ORIGINS", "RATE_LIMIT_API", "RATE_LIMIT_UPLOADS", "RETENTION_DAYS", "LOG_FORMAT", "TASK_MEMORY_LIMIT")
_BLANK += ("TASK_MAX_RETRIES", "TASK_TIMEOUT_SECONDS", "MAX_CONCURRENT_TASKS")
os.environ |= _MINE | dict.fromkeys(_BLANK, "")

from novel_tasks.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Two runs at once, in two terminals say, must not share a database.
if "postgresql" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": f"ntm_test_{os.getpid()}"}  # noqa: F405
