from __future__ import annotations

from typing import cast

from django.utils.module_loading import import_string

from tasks.processors.base import Processor

BUILT_IN = {
    "analysis": "tasks.processors.analysis.process",
    "noop": "tasks.processors.noop.process",
    "drill": "tasks.processors.drill.process",
}


def cannot_be_loaded(name: str) -> str | None:
    """Why TASK_PROCESSOR=`name` is of no use, or None.

    Ours load: importing the analysis to see it would only cost the start a second.
    """
    if name == "external" or name in BUILT_IN:
        return None
    try:
        resolve(name)
    except ImportError as error:
        return f"TASK_PROCESSOR={name} cannot be loaded: {error}"
    return None


def resolve(name: str) -> Processor:
    """The processor of that name, or of that dotted path. Raises ImportError."""
    processor = import_string(BUILT_IN.get(name, name))
    if not callable(processor):
        raise ImportError(f"{name} is not a processor: it cannot be called.")
    return cast(Processor, processor)
