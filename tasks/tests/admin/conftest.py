from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.fixture
def staff(client: Client) -> Client:
    """Signed in as Ada, who may do everything."""
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x"))
    return client
