"""Filters whose choices are known beforehand. Django's own ask a table for its distinct values: a scan of a million rows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tasks.admin.labels import MODES, STORAGES
from tasks.models import Task
from tasks.web.words import LEVELS, STATUSES


class _CodeFilter(admin.SimpleListFilter):
    """One of few codes, by their names for people."""

    parameter_name: str
    names: dict[str, Any]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        return list(self.names.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() in self.names else queryset


class StatusFilter(_CodeFilter):
    title = _("status")
    parameter_name = "status"
    names = STATUSES


class ModeFilter(_CodeFilter):
    title = _("who works on it")
    parameter_name = "mode"
    names = MODES


class StorageFilter(_CodeFilter):
    title = _("storage")
    parameter_name = "storage_type"
    names = STORAGES


class LevelFilter(_CodeFilter):
    title = _("level")
    parameter_name = "log_level"
    names = LEVELS


class PriorityFilter(admin.SimpleListFilter):
    title = _("priority")
    parameter_name = "priority"
    KINDS: dict[str, dict[str, int]] = {
        "high": {"priority__gt": 0},
        "usual": {"priority": 0},
        "low": {"priority__lt": 0},
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        return [("high", _("above 0")), ("usual", "0"), ("low", _("below 0"))]  # type: ignore[list-item]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**self.KINDS.get(self.value() or "", {}))


class ProcessorFilter(admin.SimpleListFilter):
    title = _("processor")
    parameter_name = "processor"
    KNOWN = ("analysis", "external")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        return [("default", _("the worker's own")), *((name, name) for name in self.KNOWN), ("other", _("another"))]  # type: ignore[list-item]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Task]) -> QuerySet[Task]:
        if self.value() == "default":
            return queryset.filter(processor="")
        if self.value() == "other":
            return queryset.exclude(processor__in=["", *self.KNOWN])
        return queryset.filter(processor=self.value()) if self.value() in self.KNOWN else queryset
