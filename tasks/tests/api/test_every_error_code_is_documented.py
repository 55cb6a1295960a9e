"""docs/api.md lists each code under the status that it comes with; what the source can answer is read from the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rest_framework import exceptions

import tasks.api.urls  # noqa: F401 (with it every class of errors)
from realtime.messages import CloseCode, ErrorCode
from tasks import errors
from tasks.api.errors import CODES
from tasks.services import importing

ROOT = Path(__file__).resolve().parents[3]
NEVER = exceptions.NotAcceptable  # whatever a client accepts, it gets JSON
STATUSES = {
    cls.__name__: cls.status
    for cls in (errors.Refused, errors.Invalid, errors.NotFound, errors.UnusableFile, importing.BadArchive)
}
Pair = tuple[int | None, str]


def constant(node: ast.expr | None) -> Any:
    return node.value if isinstance(node, ast.Constant) else None


def of_call(call: ast.Call) -> Iterator[Pair]:
    """The code that a call names, with its status where that stands beside it."""
    name = getattr(call.func, "id", "")
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if code := constant(named.get("code")):
        yield STATUSES.get(name), code
    if name == "answer" and len(call.args) > 2 and (code := constant(call.args[2])):
        yield constant(call.args[1]), code
    if name == "NotText":
        yield 422, constant(call.args[0])
    for body in call.args:
        if isinstance(body, ast.Dict):
            for key, value in zip(body.keys, body.values, strict=True):
                if constant(key) == "code" and constant(value):
                    yield constant(named.get("status")), constant(value)


def of_assignment(line: ast.Assign) -> Iterator[Pair]:
    """`code, detail = "…", "…"`"""
    if isinstance(line.targets[0], ast.Tuple) and isinstance(line.value, ast.Tuple):
        for target, value in zip(line.targets[0].elts, line.value.elts, strict=True):
            if getattr(target, "id", "") == "code" and constant(value):
                yield None, constant(value)


def subclasses(cls: type) -> Iterator[type]:
    for below in cls.__subclasses__():
        yield below
        yield from subclasses(below)


def in_the_source() -> set[Pair]:
    found: set[Pair] = {(cls.status, cls.code) for cls in (errors.Refused, *subclasses(errors.Refused))}  # type: ignore[attr-defined]
    for path in [*ROOT.glob("tasks/**/*.py"), *ROOT.glob("novel_tasks/**/*.py")]:
        if {"tests", "testing", "migrations"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(of_call(node) if isinstance(node, ast.Call) else ())
            found.update(of_assignment(node) if isinstance(node, ast.Assign) else ())
    raised = set(subclasses(exceptions.APIException)) - {NEVER}
    found.update((cls.status_code, CODES.get(cls.default_code, cls.default_code)) for cls in raised)  # type: ignore[attr-defined]
    return found


def section(name: str, heading: str) -> str:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return text.split(f"{heading}\n", 1)[1].split("\n#", 1)[0]


def documented() -> dict[str, set[int]]:
    """The statuses that the page gives for each code."""
    told: dict[str, set[int]] = {}
    for status, codes in re.findall(r"^\| (\d+) \| (.*) \|$", section("api.md", "## Errors"), re.MULTILINE):
        # What stands in brackets is a field.
        for code in re.findall(r"`([a-z_]+)`", re.sub(r"\(.*?\)", "", codes)):
            told.setdefault(code, set()).add(int(status))
    return told


def test_the_source_was_read() -> None:
    codes = {code for _, code in in_the_source()}
    assert {"duplicate_file", "range_not_satisfiable", "database_unavailable", "empty_file", "csrf_failed"} <= codes
    assert {"malformed", "too_many_requests", "foreign_origin", "encrypted", "stale_lease", "conflict"} <= codes


@pytest.mark.parametrize(("status", "code"), sorted(in_the_source(), key=lambda pair: (pair[1], pair[0] or 0)))
def test_a_code_of_the_source_is_on_the_page(status: int | None, code: str) -> None:
    told = documented()
    assert code in told, f"docs/api.md does not name {code}"
    assert status is None or status in told[code], f"docs/api.md has {code} under {told[code]}"


def test_the_page_names_no_code_that_nothing_answers() -> None:
    assert set(documented()) <= {code for _, code in in_the_source()}


@pytest.mark.parametrize("code", ErrorCode)
def test_a_code_of_the_websocket_is_on_its_page(code: ErrorCode) -> None:
    assert f"| `{code.value}` |" in section("realtime.md", "### Errors")


@pytest.mark.parametrize("code", CloseCode)
def test_a_close_code_is_on_its_page(code: CloseCode) -> None:
    assert f"| {code.value} |" in section("realtime.md", "### Signing in, and close codes")
