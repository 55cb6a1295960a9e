"""Which tasks a user may see: their own, staff all; everybody all where sign-in is off."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from tasks.models import Task
from tasks.models.task import TASK_ID


def sign_in_required() -> bool:
    return bool(settings.ENV.api_auth == "required")


def sees_all(user: Any) -> bool:
    return not sign_in_required() or bool(user and user.is_active and user.is_staff)


def may_see(user: Any, owner_id: int | None) -> bool:
    """Whether `user` (or None) may see a task that belongs to `owner_id`."""
    if sees_all(user):
        return True
    return bool(user and user.is_authenticated and user.is_active and owner_id == user.pk)


def visible_tasks(user: Any) -> QuerySet[Task]:
    if sees_all(user):
        return Task.objects.all()
    if not user or not user.is_authenticated:
        return Task.objects.none()
    return Task.objects.filter(user_id=user.pk)


def is_visible(user: Any, task_id: str) -> bool:
    """Whether there is such a task for `user`. What is no id never reaches the database: PostgreSQL takes no NUL, for one."""
    return TASK_ID.fullmatch(task_id) is not None and visible_tasks(user).filter(id=task_id).exists()


def whose(user: Any) -> str:
    """A name for the set of tasks that `user` may see: the same name, the same tasks."""
    return "all" if sees_all(user) else f"of {user.pk if user else None}"


def owned_by(user_id: int | None) -> tuple[str, list[int]]:
    """A condition on `user_id` for a WHERE, with its values; what nobody owns has NULL there, which equals nothing."""
    return ("user_id IS NULL", []) if user_id is None else ("user_id = %s", [user_id])
