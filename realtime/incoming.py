"""What a client may say: parsed into one of four requests, or refused with an error it can act on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from realtime.limits import MAX_MESSAGE_BYTES
from realtime.messages import ErrorCode

EVERYTHING = "*"
_LARGEST_ID = 2**63 - 1


class InvalidMessage(Exception):
    def __init__(self, detail: str, code: ErrorCode = ErrorCode.INVALID_MESSAGE) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code


@dataclass(frozen=True, slots=True)
class Subscribe:
    task_ids: tuple[str, ...]  # "*" is left out here
    everything: bool
    logs: bool
    after: int  # log lines with a larger id only


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    task_ids: tuple[str, ...]
    everything: bool


@dataclass(frozen=True, slots=True)
class Ping:
    pass


@dataclass(frozen=True, slots=True)
class Pong:
    pass


Request = Subscribe | Unsubscribe | Ping | Pong


def parse(text: str | None) -> Request:
    """Read one frame; None stands for a binary one. Raises `InvalidMessage`."""
    if text is None:
        raise InvalidMessage("A binary message cannot be read here: send JSON as text.")
    if len(text) > MAX_MESSAGE_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_MESSAGE_BYTES:
        raise InvalidMessage(f"The message is larger than {MAX_MESSAGE_BYTES} bytes.", ErrorCode.MESSAGE_TOO_LARGE)
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidMessage('The message is no JSON: send an object such as {"type": "ping"}.') from None
    if not isinstance(message, dict):
        raise InvalidMessage('The message must be a JSON object such as {"type": "ping"}.')
    match message.get("type"):
        case "subscribe":
            return _subscribe(message)
        case "unsubscribe":
            ids, everything = _task_ids(message)
            return Unsubscribe(ids, everything)
        case "ping":
            return Ping()
        case "pong":
            return Pong()
    raise InvalidMessage("The type of the message must be subscribe, unsubscribe, ping or pong.")


def _subscribe(message: dict[str, Any]) -> Subscribe:
    ids, everything = _task_ids(message)
    logs = message.get("logs", False)
    if not isinstance(logs, bool):
        raise InvalidMessage("logs must be true or false.")
    after = message.get("after")
    if after is None:
        after = 0
    if not isinstance(after, int) or isinstance(after, bool) or not 0 <= after <= _LARGEST_ID:
        raise InvalidMessage("after must be the id of a log line, a whole number from 0.")
    if logs and everything:
        raise InvalidMessage("The logs of all tasks cannot be watched at once: name the tasks whose logs you want.")
    return Subscribe(ids, everything, logs, after)


def _task_ids(message: dict[str, Any]) -> tuple[tuple[str, ...], bool]:
    one, many = message.get("task_id"), message.get("task_ids")
    if many is None:
        many = []
    if not isinstance(many, list):
        raise InvalidMessage("task_ids must be a list of ids.")
    ids = many if one is None else [one, *many]
    if not ids:
        raise InvalidMessage("task_id or task_ids is missing: say which task is meant.")
    if not all(isinstance(item, str) and item for item in ids):
        raise InvalidMessage("The id of a task is a text that is not empty.")
    named = dict.fromkeys(ids)
    return tuple(item for item in named if item != EVERYTHING), EVERYTHING in named


def can_be_an_id(text: str) -> bool:
    """Whether a task could have this id at all; what cannot is never asked of the database."""
    return re.fullmatch(r"[A-Za-z0-9._-]{1,40}", text) is not None
