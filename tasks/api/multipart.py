"""Multipart bodies whose files go straight into staged files."""

from __future__ import annotations

from typing import Any

from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.views import APIView

from tasks.intake.handler import StagingUploadHandler


class StagingParser(MultiPartParser):
    """Leaves nothing behind when the body breaks off in the middle of a file, for whatever reason."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            return super().parse(stream, media_type, parser_context)
        except BaseException:
            assert parser_context
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
