"""Multipart bodies whose files go straight into staged files."""

from __future__ import annotations

from typing import IO, Any, cast

from django.utils.http import parse_header_parameters
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.views import APIView

from tasks.intake.handler import StagingUploadHandler
from tasks.intake.part_headers import ReadableHeaders


class StagingParser(MultiPartParser):
    """Leaves nothing behind when the body breaks off in the middle of a file, for whatever reason."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        assert parser_context
        # Where the request names another encoding, Django would read by it the names that are UTF-8 by now.
        context = {**parser_context, "encoding": "utf-8"}
        try:
            boundary = parse_header_parameters(media_type or "")[1].get("boundary", "")
            readable = cast("IO[bytes]", ReadableHeaders(stream, boundary))
            return super().parse(readable, media_type, context)
        except BaseException:
            for handler in parser_context["request"].upload_handlers:
                handler.upload_interrupted()
            raise


class StagingView(APIView):
    """A view that takes files. `handler` says what is checked while they arrive."""

    parser_classes = [StagingParser]
    handler: type[StagingUploadHandler] = StagingUploadHandler

    def initialize_request(self, request: Any, *args: Any, **kwargs: Any) -> Request:
        # Set before anything reads the body; pages and the admin keep Django's own handlers.
        request.upload_handlers = [self.handler(request)]
        return super().initialize_request(request, *args, **kwargs)
