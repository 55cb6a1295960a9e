"""The dates that occur in a big table, found by going from one to the next in its index."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone


class SparseDates(QuerySet[Any]):
    """A queryset whose `datetimes` reads one row of the index per day, month or year that occurs; Django's reads all."""

    def datetimes(self, field_name: str, kind: str, order: str = "ASC", tzinfo: Any = None) -> Any:
        rows = self.order_by(field_name).values_list(field_name, flat=True)
        found: list[datetime] = []
        moment = rows.first()
        while moment is not None:
            begin = _begin(timezone.localtime(moment, tzinfo), kind)
            found.append(begin)
            moment = rows.filter(**{f"{field_name}__gte": _next(begin, kind)}).first()
        return found if order == "ASC" else found[::-1]


def _begin(moment: datetime, kind: str) -> datetime:
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if kind == "day":
        return midnight
    return midnight.replace(day=1) if kind == "month" else midnight.replace(month=1, day=1)


def _next(begin: datetime, kind: str) -> datetime:
    """The begin of the following one: far enough ahead to be inside it, then back to where it begins."""
    return _begin(begin + timedelta(days={"day": 1, "month": 32, "year": 367}[kind], hours=12), kind)
