"""Django's HTTP handler for ASGI, run in a pool of threads that stay.

Django's own ASGIHandler gives each request a thread of its own, and with it a database connection that is opened and
closed again; measured on SQLite that is more than half of a small request's time. Here a fixed pool of threads runs the
synchronous chain of middleware and views, each thread with its connection. The event loop does the waiting: it takes
the body in before a thread is asked for, and sends the answer out piece by piece, so a slow client holds no thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.conf import settings
from django.core import signals
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.urls import set_script_prefix

THREADS = 16
CHUNK = 64 * 1024
IN_MEMORY = 1024 * 1024
# What multipart adds around one file: boundaries, headers, a few fields.
SLACK = 1024 * 1024


class PooledHandler(ASGIHandler):
    def __init__(self) -> None:
        # Not ASGIHandler.__init__: the chain is built for synchronous use.
        self.load_middleware(is_async=False)
        self.pool = ThreadPoolExecutor(THREADS, thread_name_prefix="http")

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"This handler speaks HTTP, not {scope['type']}.")
        limit = body_limit(scope["path"])
        body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed below)
        try:
            whole = await self._take_body(scope, receive, body, limit)
        except ConnectionAbortedError:
            body.close()
            return
        loop = asyncio.get_running_loop()
        try:
            response = await loop.run_in_executor(self.pool, self._respond, scope, body if whole else None)
            if not whole:
                # The rest of the body is not read: the connection cannot carry another request.
                response["Connection"] = "close"
            with contextlib.suppress(OSError):  # the client went away
                await self._send(response, send)
        finally:
            body.close()

    async def _take_body(self, scope: dict[str, Any], receive: Any, body: IO[bytes], limit: int) -> bool:
        """Read the body to the disk as it arrives. False: it is too large, and the rest of it was not read."""
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and int(length) > limit:
            return False
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ConnectionAbortedError
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > limit:
                return False
            body.write(chunk)
            if not message.get("more_body", False):
                body.seek(0)
                return True

    def _respond(self, scope: dict[str, Any], body: IO[bytes] | None) -> HttpResponseBase:
        """In a thread of the pool: one request, from its signals to its answer."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        empty: IO[bytes] = tempfile.SpooledTemporaryFile()  # noqa: SIM115
        request, error = self.create_request(scope, body or empty)
        if request is None:
            response: HttpResponseBase = error or HttpResponse(status=400)
        elif body is None:
            response = too_large()
        else:
            response = self.get_response(request)
        response._handler_class = self.__class__  # type: ignore[attr-defined]
        if not response.streaming:
            # The connection's upkeep, done in the thread whose connection it is.
            response.close()
        return response

    async def _send(self, response: HttpResponseBase, send: Any) -> None:
        headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
        headers += [(b"Set-Cookie", cookie.OutputString().encode("ascii")) for cookie in response.cookies.values()]
        await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
        if not response.streaming:
            await send({"type": "http.response.body", "body": response.content})  # type: ignore[attr-defined]
            return
        loop = asyncio.get_running_loop()
        pieces = iter(response)
        try:
            while (piece := await loop.run_in_executor(self.pool, _next, pieces)) is not None:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            # Also when the client left in the middle: files are closed and connections looked after.
            await loop.run_in_executor(self.pool, response.close)


def _next(pieces: Iterator[bytes]) -> bytes | None:
    return next(pieces, None)


def body_limit(path: str) -> int:
    """The largest body this path takes, in bytes. Uploads are cut off here, before anything is parsed."""
    if path.rstrip("/").endswith("/tasks/upload"):
        return int(settings.ENV.max_file_size) + SLACK
    if path.rstrip("/").endswith(("/tasks/batch", "/complete")):
        return 20 * int(settings.ENV.max_file_size) + SLACK
    if path.rstrip("/").endswith("/tasks/import"):
        return 1 << 40
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) + SLACK


def too_large() -> HttpResponse:
    limit = int(settings.ENV.max_file_size)
    detail = f"The file is too large: at most {limit:,} bytes ({limit / 1048576:.1f} MB) are taken. Split it, or ask for a higher limit."
    return JsonResponse({"detail": detail, "code": "file_too_large", "max_file_size": limit}, status=413)
