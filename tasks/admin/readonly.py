from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Prefetch, QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tasks.models import Task

MANY = 10_000
DEEP = 1_000


class EstimatedPaginator(Paginator):  # type: ignore[type-arg]
    """Counts many rows by the planner's estimate: count(*) over a million of them would cost the page a second."""

    @cached_property
    def count(self) -> int:
        estimate = _estimate(self.object_list) if connection.vendor == "postgresql" else 0
        return estimate if estimate > MANY else int(super().count)

    def page(self, number: Any) -> Page:  # type: ignore[type-arg]
        """Deep in, first the keys, which an index alone gives, and then the rows of those."""
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        rows: Any = self.object_list
        if bottom < DEEP:
            return super().page(number)
        keys = list(rows.values_list("pk", flat=True)[bottom : bottom + self.per_page])
        return Page(rows.filter(pk__in=keys), number, self)


def _estimate(queryset: Any) -> int:
    """How many rows PostgreSQL thinks that the query finds."""
    plan = json.loads(queryset.order_by().explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])


class _LookOnly:
    """Rows are looked at here, and changed by the services alone: a form's save() would overwrite a worker's write."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


class ReadOnlyAdmin(_LookOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would count the whole table
    paginator = EstimatedPaginator

    @property
    def media(self) -> Media:
        """Without the scripts for forms: there is none here, and jQuery is heavier than all else together."""
        return Media(js=["admin/js/core.js", "admin/js/actions.js"])


class OfTask(admin.ModelAdmin):  # type: ignore[type-arg]
    """For a list of what belongs to tasks: the task by its novel's name, which leads to the task's page."""

    list_select_related = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # A query of its own, for the rows of one page: a join could sort the whole table with the tasks beside it.
        named = Prefetch("task", Task.objects.only("id", "file_name"))
        rows: QuerySet[Any] = super().get_queryset(request).prefetch_related(named)
        return rows

    @admin.display(description=_("task"))
    def novel(self, row: Any) -> str:
        url = reverse("admin:tasks_task_change", args=[row.task_id])
        return format_html('<a href="{}" title="{}"><bdi>{}</bdi></a>', url, row.task_id, row.task.file_name)


def yes_or_no(value: bool) -> str:
    """In words: Django's red cross says of what is only not so that it is bad."""
    return gettext("yes") if value else gettext("no")


class ReadOnlyInline(_LookOnly, admin.TabularInline):  # type: ignore[type-arg]
    template = "admin/tasks/rows.html"
    extra = 0
    can_delete = False
    media = Media()


class ReadOnlyBlock(_LookOnly, admin.StackedInline):  # type: ignore[type-arg]
    """For one row with long texts in it."""

    extra = 0
    can_delete = False
    media = Media()
