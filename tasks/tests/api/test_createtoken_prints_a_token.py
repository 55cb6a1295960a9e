from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from tasks.models import ApiToken

pytestmark = pytest.mark.django_db


def test_the_printed_token_works(client: Client, configure: object) -> None:
    configure(api_auth="required")  # type: ignore[operator]
    User.objects.create_user("ann")
    out = StringIO()
    call_command("createtoken", "ann", "--name", "nightly import", stdout=out)
    text = out.getvalue().strip()
    assert client.get("/api/v1/tasks/", headers={"authorization": f"Token {text}"}).status_code == 200
    assert ApiToken.objects.get().name == "nightly import"


def test_an_unknown_or_inactive_user() -> None:
    User.objects.create_user("gone", is_active=False)
    for name in ("nobody", "gone"):
        with pytest.raises(CommandError, match=r"There is no user|is not active"):
            call_command("createtoken", name)
    assert not ApiToken.objects.exists()
