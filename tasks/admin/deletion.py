"""Deleting from the admin: first a page that says what would go, then, on a yes, the same service as the API's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, Q, QuerySet, Sum
from django.forms import BooleanField
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from tasks.models import Task
from tasks.services.deletion import delete_many
from tasks.states import Status

NAMED = 100


def ask_and_delete(
    model_admin: admin.ModelAdmin[Task], request: HttpRequest, chosen: QuerySet[Task], back: str
) -> TemplateResponse | None:
    """The page that asks; None once it was answered with yes and the tasks are gone. `back`: where a no leads."""
    answered = "sure" in request.POST
    ids = _meant(request, chosen) if answered else None
    if ids is None:
        return _question(model_admin, request, chosen, back, more=answered)
    deleted = delete_many(ids)
    model_admin.message_user(request, _("%(count)s task(s) deleted.") % {"count": deleted}, messages.SUCCESS)
    return None


def _meant(request: HttpRequest, chosen: QuerySet[Task]) -> list[str] | None:
    """The tasks that were asked about; None where more fit the list by now than the person has said yes to."""
    if not _all_of_the_list(request):
        return list(chosen.values_list("id", flat=True))
    asked, count = _moment(request.POST.get("asked", "")), request.POST.get("count", "")
    if asked is None or not count.isdecimal():
        return None
    # What was uploaded since is not meant; what has come into the list otherwise, by another status, is asked about.
    ids = list(chosen.filter(created_at__lte=asked).order_by().values_list("id", flat=True))
    return ids if len(ids) <= int(count) else None


def _question(
    model_admin: admin.ModelAdmin[Task], request: HttpRequest, chosen: QuerySet[Task], back: str, more: bool
) -> TemplateResponse:
    asked = timezone.now()
    chosen = chosen.filter(created_at__lte=asked)
    found = chosen.order_by().aggregate(
        count=Count("id"), bytes=Sum("file_size", default=0), running=Count("id", filter=Q(status=Status.PROCESSING))
    )
    named = list(chosen[:NAMED])
    context: dict[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": _("Delete tasks"),
        "opts": model_admin.opts,
        "found": found,
        "named": named,
        "left": found["count"] - len(named),
        "asked": asked.isoformat(),
        "across": _all_of_the_list(request),
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "checkbox": ACTION_CHECKBOX_NAME,
        "back": back,
        "more": more,
    }
    return TemplateResponse(request, "admin/tasks/task/delete_confirmation.html", context)


def _all_of_the_list(request: HttpRequest) -> bool:
    return bool(BooleanField(required=False).clean(request.POST.get("select_across")))  # as Django's own form reads it


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
