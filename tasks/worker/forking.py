from __future__ import annotations

import multiprocessing
import os
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

from django.conf import settings


def forking_server() -> ForkServerContext:
    """Where children are forked from: a process without threads that has imported everything they need."""
    context = multiprocessing.get_context("forkserver")
    # It starts with the path of its environment only.
    paths = [str(settings.BASE_DIR), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(path for path in paths if path))
    context.set_forkserver_preload(["tasks.worker.preload"])
    forkserver.ensure_running()  # it imports while this process goes to the database
    return context
