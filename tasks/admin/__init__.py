"""The staff's view of everything: read-only rows, and actions through the same services as the API."""

from django.contrib import admin

from tasks.admin import files, logs, results, task, tokens, workers  # noqa: F401  (each registers its models)

admin.site.site_header = "Novel Task Manager"
admin.site.site_title = "Novel Task Manager"
admin.site.index_title = "Tasks, workers and files"
