"""Taking a request's body in, on the event loop: to memory while it is small, to an unnamed file beyond that."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from tasks.errors import FileTooLarge

IN_MEMORY = 1024 * 1024
# What multipart adds around one file: boundaries, headers, a few fields.
SLACK = 1024 * 1024
# A client that sends nothing for this long has gone, whatever its connection says.
IDLE_SECONDS = 60.0
# How long a client whose body was cut off may go on sending before it reads why.
LINGER_SECONDS = 2.0
WHOLE, TOO_LARGE, TOO_SLOW, UNREAD = "whole", "too_large", "too_slow", "unread"


@dataclass(slots=True)
class Body:
    """`state` says whether it arrived whole; `size` in bytes. Close it: the unnamed file goes with it."""

    file: IO[bytes] = field(default_factory=lambda: _spool())
    size: int = 0
    state: str = WHOLE

    async def take(self, scope: dict[str, Any], receive: Any, limit: int) -> None:
        """Read until the end, or until `limit` bytes are passed. Raises ConnectionAbortedError when the client leaves."""
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and int(length[:20]) > limit:
            self.state = TOO_LARGE
            return
        while True:
            try:
                async with asyncio.timeout(IDLE_SECONDS):
                    message = await receive()
            except TimeoutError:
                self.state = TOO_SLOW
                return
            if message["type"] == "http.disconnect":
                raise ConnectionAbortedError
            chunk = message.get("body", b"")
            self.size += len(chunk)
            if self.size > limit:
                self.state = TOO_LARGE
                return
            self._write(chunk)
            if not message.get("more_body", False):
                self.file.seek(0)
                return

    def _write(self, chunk: bytes) -> None:
        if self.size > IN_MEMORY >= self.size - len(chunk):
            # On the disk of the uploads: /tmp is memory on many machines.
            _folder().mkdir(parents=True, exist_ok=True)
        self.file.write(chunk)

    def close(self) -> None:
        self.file.close()


def _spool() -> IO[bytes]:
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(_folder()))  # noqa: SIM115 (closed later)
    return file


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "incoming"


async def drain(receive: Any) -> None:
    """Swallow what still comes, for a moment: a connection closed over unread bytes loses its answer to a reset."""
    try:
        async with asyncio.timeout(LINGER_SECONDS):
            while (message := await receive())["type"] == "http.request" and message.get("more_body", False):
                pass
    except TimeoutError:
        pass


def body_limit(path: str) -> int:
    """The largest body this path takes, in bytes. Uploads are cut off here, before anything is parsed."""
    one = int(settings.ENV.max_file_size)
    path = path.rstrip("/")
    if path.endswith("/tasks/upload"):
        return one + SLACK
    if path.endswith("/tasks/batch") or ("/api/v1/queue/" in path and path.endswith("/complete")):
        return 20 * one + SLACK
    if takes_archives(path):
        return 1 << 62
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) + SLACK


def takes_archives(path: str) -> bool:
    """Whether this path takes a body without a limit: only staff may send one."""
    return path.rstrip("/").endswith("/tasks/import")


def refuse_cut_off(request: HttpRequest, state: str) -> HttpResponse:
    """The answer to a body that did not arrive whole."""
    if state == TOO_SLOW:
        detail = f"Nothing arrived for {IDLE_SECONDS:.0f} seconds; send the request again."
        return JsonResponse({"detail": detail, "code": "request_timeout"}, status=408)
    if not request.path.rstrip("/").endswith("/tasks/upload"):
        limit = body_limit(request.path)
        detail = f"The request is too large: at most {limit:,} bytes are taken here."
        return JsonResponse({"detail": detail, "code": "body_too_large", "max_body_size": limit}, status=413)
    refused = FileTooLarge(int(settings.ENV.max_file_size))
    return JsonResponse({"detail": refused.detail, "code": refused.code, **refused.extra}, status=refused.status)
