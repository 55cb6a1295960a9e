from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.errors import NotFound


class UnknownAddress(APIView):
    """Answers in the API's own form where nothing else does."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound(f"There is nothing at {request.path[:200]}; /docs lists what there is.")

    def get(self, request: Request, **kwargs: Any) -> Response:
        raise NotImplementedError("initial() has answered already")

    post = put = patch = delete = get

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Without `Allow`: where there is nothing, no method is allowed."""
        return {}
