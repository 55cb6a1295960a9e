"""What the staff may do to tasks, from their list and from a task's own page: all by the same services as the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tasks import queue
from tasks.admin.deletion import ask_and_delete
from tasks.admin.refusals import Refusals
from tasks.models import QueueEntry, Task
from tasks.services.redo import redo
from tasks.states import FINISHED, IllegalTransition, Status

FROM_PAGE = "from_page"  # in a form: it stands on the task's own page
# In which statuses the task's own page offers an action.
OFFERED = {
    "retry": sorted(FINISHED),
    "cancel": [Status.PENDING, Status.PROCESSING],
    "release": [Status.PROCESSING],
    "raise_priority": [Status.PENDING],
    "lower_priority": [Status.PENDING],
    "delete_for_good": list(Status),
}


class TaskActions(admin.ModelAdmin):  # type: ignore[type-arg]
    actions = tuple(OFFERED)

    def acts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What the task's page offers, and in which statuses."""
        allowed = self.get_actions(request)
        return [
            {"name": name, "label": found[2], "statuses": statuses}
            for name, statuses in OFFERED.items()
            if (found := allowed.get(name))
        ]

    def response_action(self, request: HttpRequest, queryset: QuerySet[Task], *where: Any) -> HttpResponse | None:
        response: HttpResponse | None = super().response_action(request, queryset, *where)
        if isinstance(response, HttpResponseRedirect) and (page := _own_page(request)):
            return HttpResponseRedirect(page)
        return response

    @admin.action(description=_("Retry"), permissions=["act"])
    def retry(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        by = str(request.user)
        self._each(request, chosen, "retry", _("%(count)s task(s) put in line again."), lambda task: redo(task.id, by))

    @admin.action(description=_("Cancel"), permissions=["act"])
    def cancel(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        by = str(request.user)
        self._each(request, chosen, "cancel", _("%(count)s task(s) cancelled."), lambda task: queue.cancel(task.id, by))

    @admin.action(description=_("Release: take it from its worker, unblamed"), permissions=["act"])
    def release(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        by = str(request.user)

        def take_back(task: Task) -> None:
            entry = QueueEntry.objects.filter(task_id=task.id, lease_token__isnull=False).first()
            lease = queue.Lease(task.id, entry.lease_token or "", entry.assigned_worker or "") if entry else None
            if lease is None or not queue.release([lease], f"Released by {by}"):
                raise IllegalTransition("The task is not being worked on.", task.status)

        self._each(request, chosen, "release", _("%(count)s task(s) released."), take_back)

    @admin.action(description=_("Raise priority by 10"), permissions=["act"])
    def raise_priority(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        self._prioritise(request, chosen, 10)

    @admin.action(description=_("Lower priority by 10"), permissions=["act"])
    def lower_priority(self, request: HttpRequest, chosen: QuerySet[Task]) -> None:
        self._prioritise(request, chosen, -10)

    @admin.action(description=_("Delete with all files"), permissions=["act"])
    def delete_for_good(self, request: HttpRequest, chosen: QuerySet[Task]) -> HttpResponse | None:
        return ask_and_delete(self, request, chosen, _own_page(request) or request.get_full_path())

    def has_act_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tasks.change_task")

    def _prioritise(self, request: HttpRequest, chosen: QuerySet[Task], step: int) -> None:
        by = str(request.user)

        def move(task: Task) -> None:
            if task.status != Status.PENDING:
                raise IllegalTransition("Only what waits in line has a use for a priority.", task.status)
            queue.patch(task.id, {"priority": task.priority + step}, by)

        self._each(request, chosen, "priority", _("%(count)s task(s) given another priority."), move)

    def _each(
        self, request: HttpRequest, chosen: QuerySet[Task], action: str, done: Any, act: Callable[[Task], Any]
    ) -> None:
        """Act on each task by itself: one that is refused must not stop the others, and says why."""
        count = 0
        refusals = Refusals(action)
        for task in chosen:
            try:
                act(task)
                count += 1
            except IllegalTransition as error:
                refusals.add(task, error.status)
            except Task.DoesNotExist:
                refusals.add(task, None)
        refusals.tell(request)
        if count:
            self.message_user(request, done % {"count": count}, messages.SUCCESS)


def _own_page(request: HttpRequest) -> str | None:
    """The page of the task that the form stands on, while the task is there."""
    chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
    if FROM_PAGE not in request.POST or len(chosen) != 1 or not Task.objects.filter(id=chosen[0]).exists():
        return None
    return reverse("admin:tasks_task_change", args=chosen)
