"""The one definition of every message on the wire, and its encoding. docs/realtime.md is the same for client writers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Any, Literal, TypedDict

from websockets.frames import Frame as WebSocketFrame
from websockets.frames import Opcode


class ErrorCode(StrEnum):
    """Why a message of the client had no effect. The connection lives on."""

    INVALID_MESSAGE = "invalid_message"
    UNKNOWN_TASK = "unknown_task"  # there is no such task, or it is somebody else's
    TOO_MANY_SUBSCRIPTIONS = "too_many_subscriptions"
    MESSAGE_TOO_LARGE = "message_too_large"
    RATE_LIMITED = "rate_limited"


class CloseCode(IntEnum):
    """Why the server ended a connection."""

    TRY_AGAIN_LATER = 1013  # the database is away, or the client lags hopelessly
    NOT_SIGNED_IN = 4401
    WRONG_ORIGIN = 4403
    TOO_MANY_CONNECTIONS = 4429


class TaskUpdate(TypedDict):
    type: Literal["task_update"]
    task_id: str
    status: str
    progress: int
    result_url: str | None
    error_message: str | None
    revision: int
    stage: str
    attempt: int
    queue_position: int | None


class TaskLogLine(TypedDict):
    type: Literal["task_log"]
    task_id: str
    id: int
    log_level: str
    message: str
    details: dict[str, Any]
    created_at: str


class TaskDeleted(TypedDict):
    type: Literal["task_deleted"]
    task_id: str


class Plain(TypedDict):
    type: Literal["ping", "pong"]


class Error(TypedDict, total=False):
    type: Literal["error"]
    code: str
    detail: str
    task_id: str


class Sending(TypedDict):
    """A text message as ASGI's `send` takes it."""

    type: Literal["websocket.send"]
    text: str


class Frame:
    """A message that is encoded once, however many sockets get it."""

    __slots__ = ("sending", "wire")

    def __init__(self, text: str) -> None:
        self.sending: Sending = {"type": "websocket.send", "text": text}
        # The same for every socket: what a server sends is not masked.
        self.wire = WebSocketFrame(Opcode.TEXT, text.encode()).serialize(mask=False)


def frame(message: Mapping[str, Any]) -> Frame:
    try:
        return Frame(json.dumps(message, ensure_ascii=False, separators=(",", ":")))
    except UnicodeEncodeError:
        # Half of a surrogate pair, which JSON can name and UTF-8 cannot hold: escaped it arrives as it was said.
        return Frame(json.dumps(message, separators=(",", ":")))


def task_update(change: Mapping[str, Any]) -> Frame:
    """The frame for a snapshot in the form of `tasks.selectors.snapshots`."""
    message: TaskUpdate = {
        "type": "task_update",
        "task_id": change["id"],
        "status": change["status"],
        "progress": change["progress"],
        "result_url": change["result_url"],
        "error_message": change["error_message"],
        "revision": change["revision"],
        "stage": change["stage"],
        "attempt": change["attempt"],
        "queue_position": change["queue_position"],
    }
    return frame(message)


def task_deleted(task_id: str) -> Frame:
    message: TaskDeleted = {"type": "task_deleted", "task_id": task_id}
    return frame(message)


def error(code: ErrorCode, detail: str, task_id: str | None = None) -> Frame:
    message: Error = {"type": "error", "code": code.value, "detail": detail}
    if task_id is not None:
        message["task_id"] = task_id
    return frame(message)


PING = frame(Plain(type="ping"))
PONG = frame(Plain(type="pong"))
