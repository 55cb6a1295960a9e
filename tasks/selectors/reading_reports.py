"""Reports that others handed in: any JSON may stand where ours would."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)


class StrangeReport(Exception):
    """What is kept as the report is not of the form that it says, or that ours have."""


@contextmanager
def reading(task_id: str) -> Iterator[None]:
    """Around whatever reads a report by its parts. Raises `StrangeReport` for what a report of ours never causes.

    An external worker may send any JSON, and name it as it likes; to check each field there would write our own form
    down once more. It is logged in full: should the report be ours after all, the fault is.
    """
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
        logger.warning("The report of %s cannot be read", task_id, exc_info=True)
        raise StrangeReport(f"The report of {task_id} is not of a form that is known here.") from error
