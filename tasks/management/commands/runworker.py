from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tasks.celery_runner import dispatcher
from tasks.worker.lifeline import hold_on
from tasks.worker.readiness import refuse_to_work
from tasks.worker.supervisor import Supervisor


def at_least_one(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("must be a whole number from 1 to 256")
    return int(text)


class Command(BaseCommand):
    help = "Work on the tasks in line. SIGTERM or Ctrl-C lets running work end; a second one gives it back at once."
    # They would load the whole server, which takes longer than all else until the first claim: `manage.py check` runs them.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--concurrency", type=at_least_one, default=None, help="tasks at once (MAX_CONCURRENT_TASKS)"
        )
        parser.add_argument("--name", default=None, help="how this worker is called; host, pid and a suffix are added")
        parser.add_argument("--drain", action="store_true", help="end when the queue is empty")

    def handle(self, *args: Any, **options: Any) -> None:
        hold_on()
        env = settings.ENV
        if refusal := refuse_to_work():
            raise CommandError(refusal)
        if env.task_runner == "celery":
            dispatcher.Dispatcher(name=options["name"], drain=options["drain"]).run()
            return
        Supervisor(
            concurrency=options["concurrency"] or env.max_concurrent_tasks, name=options["name"], drain=options["drain"]
        ).run()
