"""Everything under /api/v1, with and without the trailing slash."""

from __future__ import annotations

from django.urls import re_path
from rest_framework.routers import SimpleRouter

from tasks.api.fallback import UnknownAddress
from tasks.api.files import FileView
from tasks.api.tasks import TASK_ID, TaskViewSet
from tasks.api.upload import UploadView


class Router(SimpleRouter):
    def __init__(self) -> None:
        super().__init__()
        self.trailing_slash = "/?"


router = Router()
router.register("tasks", TaskViewSet, basename="task")

urlpatterns = [
    re_path(r"^tasks/upload/?$", UploadView.as_view(), name="upload"),
    *router.urls,
    re_path(rf"^tasks/(?P<pk>{TASK_ID})/files/(?P<name>[^/]+?)/?$", FileView.as_view(), name="file"),
    re_path(r"^tasks/(?P<pk>[^/]+)/?$", UnknownAddress.as_view(), name="unknown-task"),
    re_path(r"", UnknownAddress.as_view()),
]
