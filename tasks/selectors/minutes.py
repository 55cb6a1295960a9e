from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db.models import CharField, Func


class Minute(Func):
    """The minute of a time, to group by. SQLite cuts its text: to truncate there calls Python once for each row."""

    template = "date_trunc('minute', %(expressions)s)"
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 16)", **context)

    @staticmethod
    def moment(value: Any) -> datetime:
        """What the database gave, as a time in UTC."""
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return datetime.fromisoformat(str(value)).replace(tzinfo=UTC)
