"""What the database holds in codes and English, in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from tasks.web import reported, sizes, told, words
from tasks.web.report import names, translated

register = template.Library()
register.filter("reported", reported.reported)
register.filter("size", sizes.size_text)
register.filter("file_use", lambda name: names.name(names.FILES, name) if name in names.FILES else name)
register.filter(
    "download_link", lambda file: translated.address(file["url"], file["name"], download=file["name"] == "report.html")
)
register.filter("told", told.told)
register.filter("status_name", words.status_name)
register.filter("stage_name", words.stage_name)


@register.simple_tag
def gap() -> str:
    """What stands between two sentences: whether it is a space is the language's own affair."""
    return gettext("%(one)s %(two)s") % {"one": "", "two": ""}
