from __future__ import annotations

from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "realtime"

    def ready(self) -> None:
        from realtime import census, hubs, receivers
        from tasks import live_counts

        receivers.connect()
        live_counts.register("open_websockets", lambda: census.total(hubs.open_sockets()))
