from __future__ import annotations

from typing import cast

from django.utils.module_loading import import_string

from tasks.processors.base import Processor

BUILT_IN = {
    "analysis": "tasks.processors.analysis.process",
    "noop": "tasks.processors.noop.process",
    "drill": "tasks.processors.drill.process",
}


def resolve(name: str) -> Processor:
    """The processor of that name, or of that dotted path. Raises ImportError."""
    processor = import_string(BUILT_IN.get(name, name))
    if not callable(processor):
        raise ImportError(f"{name} is not a processor: it cannot be called.")
    return cast(Processor, processor)
