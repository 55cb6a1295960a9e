from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tasks.services.pruning import prune


class Command(BaseCommand):
    help = (
        "Remove finished tasks older than RETENTION_DAYS, expired files, and what dead attempts, broken-off uploads and "
        "deleted tasks left behind. Can run beside everything else, from cron say."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        pruned = prune(retention_days=settings.ENV.retention_days, dry_run=dry_run)
        self.stdout.write(
            f"{'Would remove' if dry_run else 'Removed'} {pruned.tasks} task(s), {pruned.files} file(s), "
            f"{pruned.folders} folder(s) that nobody knows, {pruned.incoming} unfinished upload(s)."
        )
        if settings.ENV.retention_days is None:
            self.stdout.write("RETENTION_DAYS is unset: finished tasks are kept.")
