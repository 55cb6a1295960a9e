from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def novel(tmp_path: Path) -> str:
    path = tmp_path / "novel.txt"
    path.write_text("Chapter 1\n\nIt was a dark night.\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("priority", ["99999999999", "-1000001", "high", "1.5"])
def test_others_are_refused_before_anything_is_read(novel: str, priority: str) -> None:
    with pytest.raises(CommandError, match="must be a whole number from -1000000 to 1000000"):
        call_command("submit", novel, f"--priority={priority}")
    assert not Task.objects.exists()


@pytest.mark.parametrize("priority", [-1_000_000, 7, 1_000_000])
def test_these_reach_the_task(novel: str, priority: int) -> None:
    call_command("submit", novel, f"--priority={priority}")
    assert Task.objects.get().priority == priority
