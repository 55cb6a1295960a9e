from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from tasks.models import Task
from tasks.tests.factories import make_task

pytestmark = pytest.mark.django_db


def test_a_key_goes_and_a_digest_stays() -> None:
    session = SessionStore()
    session.create()
    key = make_task(session_id=session.session_key)
    digest = make_task(session_id="0f" * 32)
    nobody = make_task()
    import_module("tasks.migrations.0005_forget_session_keys").forget(apps, connection.schema_editor())
    kept = dict(Task.objects.values_list("id", "session_id"))
    assert kept == {key.id: None, digest.id: "0f" * 32, nobody.id: None}
