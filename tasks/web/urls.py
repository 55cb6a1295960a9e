from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control

from tasks.api.schema.document import openapi
from tasks.web import dashboard, docs, health, pages, tokens, typical
from tasks.web.catalogue import Catalogue
from tasks.web.compare import compare
from tasks.web.metrics import metrics

# The page asks for it by language and version, so a browser may keep it.
javascript_catalog = cache_control(private=True, max_age=3600)(Catalogue.as_view())

urlpatterns = [
    path("", pages.home, name="home"),
    re_path(r"^tasks/(?P<task_id>[^/]+)/?$", pages.task_detail, name="task"),
    re_path(r"^results/(?P<task_id>[^/]+)/?$", pages.report, name="report"),
    re_path(
        r"^results/(?P<task_id>[^/]+)/chapters/(?P<number>[0-9]{1,6})/?$",
        pages.chapter,
        name="chapter",
    ),
    re_path(r"^compare/?$", compare, name="compare-page"),
    re_path(r"^dashboard/?$", dashboard.page, name="dashboard"),
    re_path(r"^dashboard/data/?$", dashboard.data, name="dashboard-data"),
    re_path(r"^typical/?$", typical.data, name="typical"),
    re_path(r"^health/?$", health.health, name="health"),
    re_path(r"^ready/?$", health.ready, name="ready"),
    re_path(r"^metrics/?$", metrics, name="metrics"),
    re_path(r"^docs/?$", docs.swagger, name="docs"),
    re_path(r"^redoc/?$", docs.redoc, name="redoc"),
    path("openapi.json", openapi, name="openapi"),
    re_path(r"^tokens/?$", tokens.page, name="tokens"),
    path("tokens/<int:token_id>/revoke", tokens.revoke, name="revoke-token"),
    path("login/", LoginView.as_view(template_name="login.html"), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("jsi18n/", javascript_catalog, name="javascript-catalog"),
]
