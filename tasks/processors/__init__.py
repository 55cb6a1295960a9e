"""Processors: what a worker does with a novel. `TASK_PROCESSOR` names one; docs/processors.md says how to write one."""

from tasks.processors.base import Cannot, Processor, Reporter, Result, Source
from tasks.processors.registry import resolve

__all__ = ["Cannot", "Processor", "Reporter", "Result", "Source", "resolve"]
