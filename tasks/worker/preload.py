"""Imported once in the server that children are forked from, so that a new child is warm within milliseconds."""

from __future__ import annotations

import signal

import django

# Signals are the supervisor's affair: a Ctrl-C or a `kill` of the whole group must not take the children away
# in the middle of their work.
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)

django.setup()

from tasks.processors import analysis, drill, noop  # noqa: E402, F401
from tasks.worker import child  # noqa: E402, F401
