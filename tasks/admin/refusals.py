"""What an action of the staff left as it was, and why, in their language: one message for each reason."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tasks.models import Task
from tasks.web.words import STATUSES, status_name

NAMED = 10
GONE = "gone"


class Refusals:
    def __init__(self, action: str) -> None:
        self.action = action
        self.tasks: defaultdict[str, list[Task]] = defaultdict(list)

    def add(self, task: Task, status: str | None) -> None:
        """`status`: the one that forbade the action; None where the task is there no more."""
        self.tasks[status or GONE].append(task)

    def tell(self, request: HttpRequest) -> None:
        for status, tasks in self.tasks.items():
            messages.warning(request, _message(tasks, _reason(self.action, status)))


def _message(tasks: list[Task], reason: str) -> SafeString:
    # It begins with a figure: Django's page makes the first letter of a message a capital, even that of a file's name.
    begin = ngettext("%(count)s task was left as it was.", "%(count)s tasks were left as they were.", len(tasks))
    return format_html("{} {} {}", begin % {"count": len(tasks)}, reason, _names(tasks))


def _names(tasks: list[Task]) -> SafeString:
    """As links: two novels may have one name."""
    links = ((reverse("admin:tasks_task_change", args=[task.pk]), task.file_name) for task in tasks[:NAMED])
    named = format_html_join(_(", "), '<a href="{}">“<bdi>{}</bdi>”</a>', links)
    if (left := len(tasks) - NAMED) <= 0:
        return named
    return format_html("{} {}", named, ngettext("and %(count)s more", "and %(count)s more", left) % {"count": left})


def _reason(action: str, status: str) -> str:
    names: dict[str, Any] = STATUSES | {"status": status_name(status)}
    if status == GONE:
        return _("Deleted in the meantime:")
    if action == "retry":
        return _("The status is “%(status)s”; only “%(completed)s” and “%(failed)s” can be retried:") % names
    if action == "cancel":
        return _("The status is “%(status)s”; only “%(pending)s” and “%(processing)s” can be cancelled:") % names
    if action == "release":
        return _("The status is “%(status)s”, and no worker holds it:") % names
    return _("The status is “%(status)s”; only “%(pending)s” has a place in line:") % names
