"""The ASGI application: HTTP through Django in a pool of threads, WebSockets through Channels."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "novel_tasks.settings")
get_asgi_application()  # loads the apps: what is imported below needs them

from channels.routing import ProtocolTypeRouter  # noqa: E402

from novel_tasks.http import PooledHandler  # noqa: E402
from realtime.routing import websocket_application  # noqa: E402
from tasks.queue import short_transactions  # noqa: E402

short_transactions.end_after(30)

application = ProtocolTypeRouter({"http": PooledHandler(), "websocket": websocket_application})
