"""The staff's view of everything: read-only rows, and actions through the same services as the API."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tasks.admin import files, labels, logs, results, task, tokens, workers  # noqa: F401  (each registers its models)

labels.give()
admin.site.site_header = _("Novel Task Manager")
admin.site.site_title = _("Novel Task Manager")
admin.site.index_title = _("Tasks, workers and files")
