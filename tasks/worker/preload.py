"""Imported once in the server that children are forked from, so that a new child is warm within milliseconds."""

from __future__ import annotations

import gc
import signal

import django

# Signals are the supervisor's affair: a Ctrl-C or a `kill` of the whole group must not take the children away
# in the middle of their work.
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)

django.setup()

from tasks.worker.limits import die_with_parent  # noqa: E402

# Each child keeps this process alive, even one that is stuck and serves nobody any more: it ends with its supervisor.
die_with_parent()

from django.conf import settings  # noqa: E402

from tasks.processors import registry  # noqa: E402
from tasks.worker import child  # noqa: E402, F401

# Only what this worker is for, so that it is there sooner; another one of ours is imported by the child that needs it.
# A processor of somebody's own is the children's affair too: it may start threads, which do not survive a fork.
if settings.ENV.task_processor in registry.BUILT_IN:
    registry.resolve(settings.ENV.task_processor)

# Out of the garbage collector's sight: what is imported lives as long as a child does, and need not be walked through,
# nor copied by being touched, in each of them.
gc.collect()
gc.freeze()
