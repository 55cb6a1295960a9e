"""From the signals of `tasks` to the publisher."""

from __future__ import annotations

from typing import Any

from realtime import links, publisher
from tasks.signals import tasks_changed, tasks_deleted


def on_changed(*, changes: list[dict[str, Any]], **_: Any) -> None:
    publisher.get().changed(changes)


def on_deleted(*, deleted: list[tuple[str, int | None]], **_: Any) -> None:
    publisher.get().deleted([task_id for task_id, _owner in deleted])


def connect() -> None:
    tasks_changed.connect(on_changed, dispatch_uid="realtime.changed")
    tasks_deleted.connect(on_deleted, dispatch_uid="realtime.deleted")
    links.preload()
