from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, re_path

from tasks.web import health, pages

urlpatterns = [
    path("", pages.home, name="home"),
    re_path(r"^tasks/(?P<task_id>task-[^/]+)/?$", pages.task_detail, name="task"),
    re_path(r"^results/(?P<task_id>task-[^/]+)/?$", pages.report, name="report"),
    re_path(r"^health/?$", health.health, name="health"),
    re_path(r"^ready/?$", health.ready, name="ready"),
    path("login/", LoginView.as_view(template_name="login.html"), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
]
