from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.management import get_commands


@register()
def runworker_is_ours(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """tasks.E001: `manage.py runworker` must start our worker, not that of another app."""
    owner = get_commands().get("runworker")
    name = owner if isinstance(owner, str) else getattr(owner, "name", None)
    if name == "tasks":
        return []
    return [
        Error(
            f"`manage.py runworker` belongs to {name!r}, not to 'tasks'.",
            hint="Another app defines a command of this name; take it out of INSTALLED_APPS.",
            id="tasks.E001",
        )
    ]
