from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError

from tasks.worker.persistence import GaveUp, persistently, will_pass

pytestmark = pytest.mark.django_db


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


PASSING = [
    OperationalError("database is locked"),
    InterfaceError("connection already closed"),
    caused(OperationalError(), psycopg.errors.AdminShutdown()),
    caused(OperationalError(), psycopg.errors.DeadlockDetected()),
    caused(OperationalError(), psycopg.errors.DiskFull()),
    caused(InternalError(), psycopg.errors.ReadOnlySqlTransaction()),
]
STAYING = [
    IntegrityError("CHECK constraint failed"),
    DataError("value too long"),
    ValueError("A string literal cannot contain NUL"),
    caused(OperationalError(), psycopg.errors.ProgramLimitExceeded()),
]


def failing(errors: list[Exception]) -> Callable[[], str]:
    def write() -> str:
        if errors:
            raise errors.pop(0)
        return "written"

    return write


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_what_passes_is_tried_again(error: Exception) -> None:
    assert will_pass(error)
    assert persistently(failing([error, error])) == "written"


@pytest.mark.parametrize("error", STAYING, ids=repr)
def test_what_another_try_cannot_mend_is_raised_at_once(error: Exception) -> None:
    calls = [error, error]
    with pytest.raises(type(error)):
        persistently(failing(calls))
    assert len(calls) == 1


def test_it_gives_up_when_told() -> None:
    tries: list[int] = []

    def give_up() -> bool:
        tries.append(1)
        return len(tries) > 3

    with pytest.raises(GaveUp, match="locked"):
        persistently(failing([OperationalError("database is locked")] * 100), give_up)
