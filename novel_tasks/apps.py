from __future__ import annotations

from django.apps import AppConfig
from django.core.management import get_commands


class NovelTasksConfig(AppConfig):
    name = "novel_tasks"

    def ready(self) -> None:
        # `runserver` speaks ASGI, by Daphne's command. Daphne is not in INSTALLED_APPS: each worker would load a server
        # that it never starts. get_commands() is cached, so what is put right here stays right.
        get_commands()["runserver"] = "daphne"
