"""What can be refused, with the code that programs read and the sentence that people read."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """Something asked for cannot be done. `status` is the HTTP status, `extra` goes into the answer as it is."""

    status = 400
    code = "invalid"
    retry_after: int | None = None  # seconds

    def __init__(self, detail: str, *, code: str | None = None, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or self.code
        self.extra = extra


class Invalid(Refused):
    """A field has a value that cannot be taken."""

    def __init__(self, field: str, detail: str, *, code: str = "invalid") -> None:
        super().__init__(detail, code=code, errors={field: [detail]})


class NotFound(Refused):
    status = 404
    code = "not_found"


class DuplicateFile(Refused):
    status = 409
    code = "duplicate_file"


class FileTooLarge(Refused):
    status = 413
    code = "file_too_large"

    def __init__(self, limit: int, what: str = "The file") -> None:
        """`limit`: the most bytes that are taken; `what`: the file, as the sentence begins with it."""
        detail = (
            f"{what} is too large: at most {limit:,} bytes ({limit / 1048576:.1f} MB) are taken. "
            "Split it, or ask for a higher limit."
        )
        super().__init__(detail, max_file_size=limit)


class TypeNotAllowed(Refused):
    status = 415
    code = "file_type_not_allowed"


class UnusableFile(Refused):
    """Empty, or no text: the code says which."""

    status = 422
    code = "not_text"


class StorageUnavailable(Refused):
    """The storage does not answer, or is full."""

    status = 503
    code = "storage_unavailable"
    retry_after = 10


def unknown_task(task_id: str) -> NotFound:
    return NotFound(f"There is no task {task_id[:80]!r}.", code="unknown_task")
