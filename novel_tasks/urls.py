from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tasks.web.urls")),
    path("api/v1/", include("tasks.api.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "tasks.web.errors.bad_request"
handler403 = "tasks.web.errors.permission_denied"
handler404 = "tasks.web.errors.page_not_found"
handler500 = "tasks.web.errors.server_error"
