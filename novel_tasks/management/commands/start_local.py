from __future__ import annotations

import argparse
import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from novel_tasks.local.address import is_loopback, refuse_open_door, refuse_taken_port
from novel_tasks.local.family import Family
from novel_tasks.local.readiness import refuse_unusable_database, refuse_unusable_storage
from novel_tasks.local.server import serve
from tasks.worker.lifeline import hold_on
from tasks.worker.readiness import refuse_to_work


def port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("must be a whole number from 1 to 65535")
    return int(text)


def workers(text: str) -> int:
    if not text.isdigit() or int(text) > 64:
        raise argparse.ArgumentTypeError("must be a whole number from 0 to 64")
    return int(text)


class Command(BaseCommand):
    # `manage.py check` is for those who change the settings; here it would only put the first page off.
    requires_system_checks: list[str] = []
    help = "Bring the database up to date, then run a server and its workers, each a process of its own."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.ENV.api_host)
        parser.add_argument("--port", type=port, default=settings.ENV.api_port)
        parser.add_argument("--workers", type=workers, default=1, help="how many workers; 0: the server alone")
        parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)

    def handle(self, *args: Any, host: str, port: int, workers: int, child: bool, **options: Any) -> None:
        if child:
            hold_on()
            serve(host, port)
            return
        refusals = (refuse_taken_port(host, port), refuse_open_door(host), refuse_unusable_storage(), refuse_to_work())
        if refusal := next(filter(None, refusals), None) or refuse_unusable_database():
            raise CommandError(refusal)
        call_command("migrate", interactive=False, verbosity=0)
        connections.close_all()
        if not is_loopback(host) and host not in settings.ALLOWED_HOSTS and "ALLOWED_HOSTS" not in os.environ:
            # Asked to serve the network: answer under whatever name the network has for this machine.
            os.environ["ALLOWED_HOSTS"] = "*"
        if settings.ENV.api_auth == "off":
            os.environ["API_AUTH"] = "off"  # for the workers, which are no local command of their own
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
        self.stdout.write(f"Novel Task Manager: http://{shown}:{port}/ with {workers} worker(s). Ctrl-C ends it.")
        self.stdout.flush()
        commands = {"server": ["manage.py", "start_local", "--child", "--host", host, "--port", str(port)]}
        commands |= {f"worker {number + 1}": ["manage.py", "runworker"] for number in range(workers)}
        raise SystemExit(Family(commands, settings.ENV.shutdown_grace_seconds + 10).run())
