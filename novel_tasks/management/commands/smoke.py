from __future__ import annotations

import argparse
import asyncio
import time
from typing import Any

import httpx
import websockets
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from novel_tasks.smoke.flow import Flow
from novel_tasks.smoke.watcher import Wrong


class Command(BaseCommand):
    help = "Try the full flow on a running installation: upload, watch to the end, read the results, delete."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        env = settings.ENV
        parser.add_argument("--url", default=f"http://{env.api_host}:{env.api_port}", help="of the installation")
        parser.add_argument("--tasks", type=int, default=1, metavar="N", help="how many novels to upload")
        parser.add_argument("--external", action="store_true", help="also drive one task by PATCH")
        parser.add_argument("--token", default=None, help="where sign-in is required (manage.py createtoken)")
        parser.add_argument("--patience", type=float, default=120.0, metavar="SECONDS", help="for the tasks to finish")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        flow = Flow(options["url"], options["token"], self.stdout.write, options["patience"])
        try:
            asyncio.run(flow.run(max(1, options["tasks"]), options["external"]))
        except (Wrong, httpx.HTTPError, websockets.WebSocketException, OSError) as error:
            reason = str(error) or type(error).__name__
            raise CommandError(f"{options['url']}: {reason} (after {time.monotonic() - started:.2f} s)") from None
        self.stdout.write(self.style.SUCCESS(f"All is well. It took {time.monotonic() - started:.2f} s."))
