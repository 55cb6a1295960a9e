"""What a line of the log carries besides its sentence, as text for people: a traceback unfolds, with its lines as lines."""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tasks.web.words import stage_name, status_name, who

NAMES: dict[str, Any] = {
    "from": pgettext_lazy("status", "from"),
    "to": pgettext_lazy("status", "to"),
    "attempt": gettext_lazy("attempt"),
    "worker": gettext_lazy("worker"),
    "stage": gettext_lazy("stage"),
    "seconds": gettext_lazy("seconds"),
}
SAID = {"from": status_name, "to": status_name, "stage": stage_name, "worker": who}


def detailed(details: Any) -> str:
    if not isinstance(details, dict):
        return json.dumps(details, ensure_ascii=False)
    shown = [(NAMES.get(name, name), _value(name, value)) for name, value in details.items() if _is_said(name, value)]
    text = format_html_join("", '<div class="detail"><span>{}:</span> {}</div>', shown)
    return format_html("{}{}", text, _traceback(details.get("traceback"))) or "-"


def _is_said(name: str, value: Any) -> bool:
    return value is not None and not (name == "traceback" and isinstance(value, str))


def _value(name: str, value: Any) -> str:
    if isinstance(value, str):
        return SAID.get(name, str)(value)
    return json.dumps(value, ensure_ascii=False)


def _traceback(trace: Any) -> str | SafeString:
    if not isinstance(trace, str):
        return ""
    return format_html(
        '<details class="traceback"><summary>{}</summary><pre tabindex="0" role="region" aria-label="{}">{}</pre></details>',
        _("Traceback"),
        _("Traceback"),
        trace,
    )
