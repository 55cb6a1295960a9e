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


def test_what_was_uploaded_before_names_the_option_that_submit_has(
    novel: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("submit", novel)
    first = Task.objects.get().id
    with pytest.raises(CommandError, match="1 refused"):
        call_command("submit", novel)
    said = capsys.readouterr().err
    assert first in said and "--allow-duplicate" in said
    call_command("submit", novel, "--allow-duplicate")
    assert Task.objects.count() == 2
