"""Which tasks: those that somebody may see, of a status, found by a search.

Written as SQL, like `task_rows`, because composing the same statements anew for each list costs more than running them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from tasks.selectors.counting import count_rows
from tasks.selectors.task_rows import TABLE
from tasks.selectors.visible import sees_all


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of the tasks, as the conditions of a WHERE over `tasks AS t`, with their values."""

    conditions: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()

    @classmethod
    def of(cls, user: Any, *, status: str = "", q: str = "") -> Selection:
        """Those that `user` may see, of that status, with `q` in their name or for their id."""
        found = cls()
        if not sees_all(user):
            found = found.where("t.user_id = %s", user.pk)
        if status:
            found = found.where("t.status = %s", status)
        if q:
            # As `icontains` has it, so that the index of parts of names serves both.
            name = connection.ops.lookup_cast("icontains") % "t.file_name"
            like = connection.operators["icontains"]  # type: ignore[attr-defined]
            pattern = f"%{connection.ops.prep_for_like_query(q)}%"
            found = found.where(f"({name} {like} OR t.id = %s)", pattern, q)
        return found

    def where(self, condition: str, *values: Any) -> Selection:
        return Selection((*self.conditions, condition), (*self.values, *values))

    @property
    def sql(self) -> str:
        return f"FROM {TABLE} t" + (f" WHERE {' AND '.join(self.conditions)}" if self.conditions else "")

    def count(self) -> int:
        """How many they are; of very many, how many they were a few seconds ago."""
        return count_rows(self._count, f"{self.sql} {self.values}")

    def _count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) {self.sql}", self.values)
            return int(cursor.fetchone()[0])

    def ids_after(self, last: str, limit: int) -> list[str]:
        """Their ids in order, from behind `last` on, at most `limit`."""
        some = self.where("t.id > %s", last)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT t.id {some.sql} ORDER BY t.id LIMIT %s", [*some.values, limit])
            return [task_id for (task_id,) in cursor.fetchall()]
