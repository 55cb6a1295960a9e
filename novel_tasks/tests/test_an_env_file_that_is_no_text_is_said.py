"""Notepad and PowerShell write UTF-16 when they are asked to; that file is named, without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from novel_tasks import env

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("data", ["API_PORT=8001\n".encode("utf-16"), b"API_HOST=\xff\n"])
def test_the_line_names_the_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ".env").write_bytes(data)
    with pytest.raises(env.BadFile) as refused:
        env.load(tmp_path, {})
    assert str(refused.value) == f"{tmp_path}/.env cannot be used: it must be text in UTF-8."


def test_utf_8_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("API_PORT=8001\n".encode("utf-8-sig"))
    assert env.load(tmp_path, {}).api_port == 8001
