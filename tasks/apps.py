from __future__ import annotations

from django.apps import AppConfig
from django.core.management import get_commands
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "tasks"
    verbose_name = _("Novel tasks")

    def ready(self) -> None:
        from tasks import checks  # noqa: F401  (registers the system checks)

        # The Channels package has a `runworker` of its own, and whichever app comes first in INSTALLED_APPS wins.
        # Ours wins whatever stands there: get_commands() is cached, so what is put right here stays right.
        get_commands()["runworker"] = "tasks"
