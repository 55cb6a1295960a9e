"""How changes get from the process that made them to the hubs of others.

A link is a hint and may lose what it carries; the hub's revision check looks after that. There are three: the channel
layer (Redis), LISTEN/NOTIFY where there is PostgreSQL but no Redis, and SQLite's change counter where there is neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from channels.layers import get_channel_layer
from django.conf import settings
from django.db import connection

from realtime.links.base import Link, Sender

if TYPE_CHECKING:
    from realtime.hub import Hub

__all__ = ["Link", "Sender", "choose", "choose_sender", "preload", "sends"]


def _name() -> str:
    if settings.CHANNEL_LAYERS.get("default", {}).get("BACKEND") not in (None, "channels.layers.InMemoryChannelLayer"):
        return "channel_layer"
    return connection.vendor


def choose(hub: Hub) -> Link:
    """The hearing end, for a hub."""
    from realtime.links import channel_layer, postgresql, sqlite

    match _name():
        case "channel_layer":
            return channel_layer.LayerLink(hub)
        case "postgresql":
            return postgresql.ListenLink(hub)
    return sqlite.ChangeCounterLink(hub)


def sends() -> bool:
    """Whether changes must be sent at all."""
    return _name() != "sqlite"


def preload() -> None:
    """Import what sending takes, so that the first change does not wait for it."""
    if _name() == "channel_layer":
        get_channel_layer()


def choose_sender() -> Sender | None:
    """The sending end, for a publisher; None where the database's file itself tells."""
    from realtime.links import channel_layer, postgresql

    match _name():
        case "channel_layer":
            return channel_layer.LayerSender()
        case "postgresql":
            return postgresql.NotifySender()
    return None
