from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tasks.models import Task

pytestmark = pytest.mark.django_db


def test_the_upload_may_be_sent_again(client: Client, media: Path, settings: Any, caplog: Any) -> None:
    blocked = media / "no-folder"
    blocked.write_text("a file where the folder should be")
    settings.MEDIA_ROOT = blocked
    answer = client.post("/api/v1/tasks/upload", {"file": SimpleUploadedFile("novel.txt", b"Chapter 1\n\nIt rained.")})
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_unavailable")
    assert answer["Retry-After"]
    assert not Task.objects.exists()
