from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tasks.services import tokens


class Command(BaseCommand):
    help = "Make an API token for a user and print it, this once: only its hash is kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the user's name")
        parser.add_argument("--name", default="", help="what the token is for, as the tokens page shows it")

    def handle(self, *args: Any, **options: Any) -> str:
        name = options["user"]
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user {name!r}; make one with `manage.py createsuperuser` or in /admin/.")
        if not user.is_active:
            raise CommandError(f"The user {name!r} is not active; a token would let nobody in.")
        _, text = tokens.make(user, options["name"])
        return text
