from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from tasks.api.serializers import LARGEST, SMALLEST
from tasks.errors import DuplicateFile, Refused
from tasks.intake.names import clean_name, require_allowed_ending
from tasks.intake.staged import StagedFile
from tasks.models import Task
from tasks.selectors.snapshots import snapshots
from tasks.selectors.workers import live_workers
from tasks.services.upload import UploadOptions, create_task
from tasks.states import FINISHED

CHUNK = 1024 * 1024
LOOK_SECONDS = 0.2


def priority(text: str) -> int:
    """As the API takes it: PostgreSQL's column holds no more than four bytes."""
    try:
        number = int(text)
    except ValueError:
        number = LARGEST + 1
    if not SMALLEST <= number <= LARGEST:
        raise argparse.ArgumentTypeError(f"must be a whole number from {SMALLEST} to {LARGEST}")
    return number


class Command(BaseCommand):
    help = "Put novels in line, straight into this installation. With --watch, show their progress until they are done."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--watch", action="store_true", help="show progress bars until all are done")
        parser.add_argument("--priority", type=priority, default=0, help="larger first")
        parser.add_argument("--allow-duplicate", action="store_true", help="take a file that was uploaded before")
        parser.add_argument(
            "--processor", default="", help="analysis, noop, external, …; the worker's own unless given"
        )

    def handle(self, *args: Any, files: list[Path], watch: bool, **options: Any) -> None:
        chosen = UploadOptions(
            priority=options["priority"],
            processor=options["processor"],
            allow_duplicate=options["allow_duplicate"],
        )
        tasks, refused = [], 0
        for path in files:
            try:
                task = self._submit(path, chosen)
            except DuplicateFile as error:
                refused += 1
                first = error.extra.get("task_id")
                self.stderr.write(
                    f"{path} was uploaded before, as {first}; --allow-duplicate puts it in line all the same."
                )
            except (Refused, OSError) as error:
                refused += 1
                self.stderr.write(f"{path}: {getattr(error, 'detail', None) or error}")
            else:
                tasks.append(task)
                self.stdout.write(f"{task.id}  {task.file_name}")
        failed = self._watch(tasks) if watch and tasks else 0
        if refused or failed:
            raise CommandError(f"{refused} refused, {failed} failed, {len(tasks) - failed} in order.", returncode=1)

    def _submit(self, path: Path, options: UploadOptions) -> Task:
        staged = StagedFile(clean_name(path.name))
        try:
            require_allowed_ending(staged.name)
            with path.open("rb") as file:
                while chunk := file.read(CHUNK):
                    staged.write(chunk)
            staged.finish()
        except BaseException:
            staged.discard()
            raise
        return create_task(staged, options)

    def _watch(self, tasks: list[Task]) -> int:
        """Bars until every task is finished; how many of them failed."""
        if not live_workers():
            self.stderr.write("No worker is running: start one with manage.py runworker. Waiting for it.")
        console = Console(file=sys.stdout)
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
        more = (TextColumn("{task.fields[state]}"), TimeElapsedColumn())
        with Progress(*columns, *more, console=console) as progress:
            bars = {task.id: progress.add_task(task.file_name[:40], total=100, state="pending") for task in tasks}
            return self._follow(bars, progress)

    def _follow(self, bars: dict[str, TaskID], progress: Progress) -> int:
        failed: dict[str, str] = {}
        running = dict(bars)
        while running:
            states = {state["id"]: state for state in snapshots(list(running))}
            for task_id, bar in list(running.items()):
                state = states.get(task_id)
                shown = "deleted" if state is None else state["stage"] or state["status"]
                progress.update(bar, completed=state["progress"] if state else 0, state=shown)
                if state is None or state["status"] in FINISHED:
                    del running[task_id]
                    progress.stop_task(bar)
                    if state is None or state["status"] == "failed":
                        failed[task_id] = state["error_message"] if state else "deleted"
            if running:
                time.sleep(LOOK_SECONDS)
        for task_id, reason in failed.items():
            progress.console.print(f"{task_id}: {reason}", style="red", markup=False)
        return len(failed)
