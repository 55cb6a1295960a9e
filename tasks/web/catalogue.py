"""The translations that scripts need, in one small script of its own."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.views.i18n import JavaScriptCatalog

from tasks.web.told import phrases


class Catalogue(JavaScriptCatalog):
    """Django's catalogue of a language, and with it the queue's set phrases in that language."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        response.write(f"\nglobalThis.django.phrases = {json.dumps(phrases())};\n")
        return response
