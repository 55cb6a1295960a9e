from __future__ import annotations

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tasks.models import StoredFile, Task
from tasks.tests.web.reports import report

TEXT = (
    "CHAPTER 1\n\n“Hello,” said Ann Lee\nto the wall.\n\nAnn\x07 went home; Annabel stayed.\n\nCHAPTER 2\n\nBo slept.\n"
)


def novel(completed: Callable[..., Task]) -> Task:
    made = report(chapters=2)
    second = TEXT.index("CHAPTER 2")
    made["chapters"][0] |= {"start": 0, "body_start": 9, "end": second}
    made["chapters"][1] |= {"start": second, "body_start": second + 9, "end": len(TEXT)}
    quote = TEXT.index("“")
    made["dialogue"]["spans"] = [[quote, TEXT.index("”") + 1]]
    bell = TEXT.index("\x07")
    made["issues"] = [
        {
            "kind": "control_characters",
            "severity": "info",
            "start": bell,
            "end": bell + 1,
            "chapter": 1,
            "message": "A bell.",
        }
    ]
    task = completed(made, content=TEXT.encode())
    row = StoredFile.objects.get(task=task, stored_name="source")
    if not default_storage.exists(row.storage_path):
        default_storage.save(row.storage_path, ContentFile(TEXT.encode()))
    return task


def test_speech_names_and_problems_are_marked_in_the_text(client: Client, completed: Callable[..., Task]) -> None:
    task = novel(completed)
    page = client.get(f"/results/{task.id}/chapters/1").content.decode()
    assert '<span class="speech">“Hello,”</span>' in page
    assert '<span class="name">Ann Lee</span>' in page
    assert '<span class="name" title="Ann Lee">Ann</span>' in page
    assert f'id="at-{TEXT.index(chr(7))}" title="A bell."' in page
    assert "Annabel stayed" in page  # a part of a word is no name
    assert "CHAPTER 2" not in page[page.index('<div class="text"') : page.index('<div id="end"')]
    assert f"/results/{task.id}/chapters/2" in page


def test_single_line_ends_are_joined_where_blank_lines_part_the_paragraphs(
    client: Client, completed: Callable[..., Task]
) -> None:
    page = client.get(f"/results/{novel(completed).id}/chapters/1").content.decode()
    assert page.count('<p dir="auto">') == 2


def test_chapters_that_are_not_there_are_not_found(client: Client, completed: Callable[..., Task]) -> None:
    task = novel(completed)
    for path in ("0", "3", "999999", "1?part=2", "1?part=x", "1?part=0"):
        assert client.get(f"/results/{task.id}/chapters/{path}").status_code == 404


def test_a_text_without_chapters_is_read_as_one_and_in_parts(client: Client, completed: Callable[..., Task]) -> None:
    text = "word " * 30_000
    made = report(chapters=0) | {"structure": {"body": [0, len(text)]}}
    task = completed(made, content=text.encode())
    path = StoredFile.objects.get(task=task, stored_name="source").storage_path
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(text.encode()))
    page = client.get(f"/results/{task.id}/chapters/1").content.decode()
    assert "part 1 of 3" in page
    assert client.get(f"/results/{task.id}/chapters/1?part=3").status_code == 200


def test_a_source_that_is_gone_is_said_to_be_gone(client: Client, completed: Callable[..., Task]) -> None:
    task = novel(completed)
    default_storage.delete(StoredFile.objects.get(task=task, stored_name="source").storage_path)
    assert "not stored any more" in client.get(f"/results/{task.id}/chapters/1").content.decode()
