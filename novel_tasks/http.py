"""Django's HTTP handler for ASGI, run in a pool of threads that stay.

Django's own ASGIHandler gives each request a thread of its own, and with it a database connection that is opened and
closed again; measured on SQLite that is more than half of a small request's time. Here a fixed pool of threads runs the
synchronous chain of middleware and views, each thread with its connection. The event loop does the waiting: it takes
the body in before a thread is asked for, and sends the answer out piece by piece, so a slow client holds no thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from django.core import signals
from django.core.handlers.asgi import ASGIHandler, ASGIRequest, get_script_prefix
from django.db import connection
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase, JsonResponse
from django.urls import set_script_prefix

from novel_tasks.body import UNREAD, WHOLE, Body, body_limit, drain, refuse_cut_off, takes_archives
from novel_tasks.turns import Turns
from tasks.api.authentication import is_staff_where_required

THREADS = 16
# Reads are short and compute; writes wait for the disk, and overlap.
READS = ("GET", "HEAD", "OPTIONS")


class PooledHandler(ASGIHandler):
    def __init__(self) -> None:
        # Not ASGIHandler.__init__: the chain is built for synchronous use.
        self.load_middleware(is_async=False)
        self.pool = ThreadPoolExecutor(THREADS, thread_name_prefix="http")
        # A query to SQLite computes in this process; one to a database server waits for it, and many can wait.
        self.turns = Turns(1 if connection.vendor == "sqlite" else THREADS)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"This handler speaks HTTP, not {scope['type']}.")
        body = Body()
        try:
            loop = asyncio.get_running_loop()
            if takes_archives(scope["path"]) and not await loop.run_in_executor(self.pool, self._may_import, scope):
                body.state = UNREAD  # the view says why, and the disk stays empty
            else:
                await body.take(scope, receive, body_limit(scope["path"]))
            if scope["method"] in READS:
                response = await self.turns.run(self.pool, self._respond, scope, body)
            else:
                response = await loop.run_in_executor(self.pool, self._respond, scope, body)
            if body.state != WHOLE:
                # The rest of the body is not read: the connection cannot carry another request.
                response["Connection"] = "close"
                response["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
            with contextlib.suppress(OSError):  # the client went away
                await self._send(scope, response, body, receive, send)
        except ConnectionAbortedError:
            pass
        finally:
            body.close()

    def _respond(self, scope: dict[str, Any], body: Body) -> HttpResponseBase:
        """In a thread of the pool: one request, from its signals to its answer."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, _ = self.create_request(scope, body.file if body.state == WHOLE else io.BytesIO())
        if request is None:
            detail = (
                "The request cannot be read: its address must be UTF-8, percent-encoded, "
                "and its Content-Type must name a character encoding that there is."
            )
            response: HttpResponseBase = JsonResponse({"detail": detail, "code": "malformed"}, status=400)
        else:
            # A chunked body announces no length, and Django takes what has none for empty.
            request.META["CONTENT_LENGTH"] = str(body.size if body.state == WHOLE else 0)
            request.body_state = body.state  # type: ignore[attr-defined]
            response = self.get_response(request)
        response._handler_class = self.__class__  # type: ignore[attr-defined]
        if not response.streaming:
            # The connection's upkeep, done in the thread whose connection it is.
            response.close()
        return response

    def create_request(
        self, scope: Mapping[str, Any], body_file: IO[bytes]
    ) -> tuple[ASGIRequest, None] | tuple[None, HttpResponseBase]:
        """No request, either, for a Content-Type by which no form can be read: Django raises then, or when it reads one."""
        try:
            made = super().create_request(scope, body_file)
            if made[0] is not None:
                b"\xff".decode(made[0].encoding or "utf-8", "replace")
        except (LookupError, ValueError):
            return None, HttpResponseBadRequest()
        return made

    def _may_import(self, scope: dict[str, Any]) -> bool:
        request, _ = self.create_request(scope, io.BytesIO())
        return request is not None and is_staff_where_required(request)

    async def _send(
        self, scope: dict[str, Any], response: HttpResponseBase, body: Body, receive: Any, send: Any
    ) -> None:
        headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
        headers += [(b"Set-Cookie", cookie.OutputString().encode("ascii")) for cookie in response.cookies.values()]
        start = {"type": "http.response.start", "status": response.status_code, "headers": headers}
        if not response.streaming:
            await send(start)
            content = response.content  # type: ignore[attr-defined]
            if body.state != WHOLE:
                await send({"type": "http.response.body", "body": content, "more_body": True})
                await drain(receive)
                content = b""
            await send({"type": "http.response.body", "body": content})
            return
        loop = asyncio.get_running_loop()
        # The body was read whole: the next that comes from the client can only be its leaving.
        gone = asyncio.ensure_future(receive())
        try:
            await send(start)
            pieces = iter(response)
            while scope["method"] != "HEAD" and not gone.done():
                piece = await loop.run_in_executor(self.pool, _next, pieces)
                if piece is None:
                    break
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            # Also when the client left in the middle: files are closed and connections looked after.
            await loop.run_in_executor(self.pool, response.close)


def _next(pieces: Iterator[bytes]) -> bytes | None:
    return next(pieces, None)


class CutOffMiddleware:
    """Answers a request whose body was cut off. A middleware, so that the answer passes the others: CORS above all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        state = getattr(request, "body_state", WHOLE)
        return self.get_response(request) if state in (WHOLE, UNREAD) else refuse_cut_off(request, state)
