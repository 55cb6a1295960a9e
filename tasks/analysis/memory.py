"""Keeping the garbage collector from walking through a whole book again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles inside: the analysis makes millions of objects and no cycles.

    Objects are freed as ever when nothing refers to them. Costs nothing where the collector is off already.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
