from __future__ import annotations

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request


class AlwaysJson(BaseContentNegotiation):
    """JSON, whatever the client says that it accepts: an answer it may read is better than a 406 it does not expect."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        # What has no type is JSON: there is nothing else that it could be.
        kind = request.content_type or ""
        return next((parser for parser in parsers if not kind or _same(parser.media_type, kind)), None)

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


def _same(media_type: str, content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() == media_type
