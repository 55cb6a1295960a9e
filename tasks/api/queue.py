"""`queue/…`: the lease protocol for workers written in any language."""

from __future__ import annotations

from typing import Any, cast

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tasks.api.json_values import JSONParser
from tasks.api.multipart import StagingParser, StagingView
from tasks.api.presenters import iso, present_task
from tasks.api.queue_input import ClaimInput, CompleteInput, FailInput, HeartbeatInput, Leased
from tasks.api.tasks import require_visible
from tasks.api.upload import fields
from tasks.errors import Invalid
from tasks.intake.result_handler import ResultUploadHandler
from tasks.selectors.result import file_url
from tasks.services import external_work

NOTHING = ("task", "source_url", "lease_token", "expires_at", "attempt", "timeout_seconds")


class ClaimView(APIView):
    """Take the next task that is meant for external processing. `task` is null when none waits."""

    def post(self, request: Request) -> Response:
        wanted = checked(ClaimInput, request.data)
        granted = external_work.claim(wanted["worker"], wanted["lease_seconds"], request.user)
        if granted is None:
            return Response(dict.fromkeys(NOTHING))
        return Response(
            {
                "task": present_task(request.user, granted.task_id),
                "source_url": request.build_absolute_uri(file_url(granted.task_id, "source")),
                "lease_token": granted.token,
                "expires_at": iso(granted.expires_at),
                "attempt": granted.attempt,
                "timeout_seconds": granted.timeout_seconds,
            }
        )


class HeartbeatView(APIView):
    def post(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        wanted = under_lease(pk, HeartbeatInput, request.data)
        end = external_work.heartbeat(
            pk,
            wanted["lease_token"],
            wanted.get("lease_seconds"),
            progress=wanted.get("progress"),
            stage=wanted.get("stage"),
            message=wanted["message"],
        )
        return Response({"task_id": pk, "expires_at": iso(end)})


class CompleteView(StagingView):
    """JSON, or multipart/form-data with the result files in parts named file."""

    parser_classes = [StagingParser, JSONParser]
    handler = ResultUploadHandler

    def post(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        data = fields(request) if isinstance(request.data, dict) else request.data
        wanted = under_lease(pk, CompleteInput, data)
        token, report = wanted.pop("lease_token"), wanted.pop("report", "")
        files: list[Any] = request.FILES.getlist("file")
        names = [file.staged.name for file in files]
        if len(set(names)) < len(names):
            external_work.require_held(pk, token)
            raise Invalid("file", "Two files have the same name.")
        external_work.complete(
            pk, token, external_work.Report(full_content=report, files=[file.staged for file in files], **wanted)
        )
        return Response(present_task(request.user, pk))


class FailView(APIView):
    def post(self, request: Request, pk: str) -> Response:
        require_visible(request, pk)
        wanted = under_lease(pk, FailInput, request.data)
        external_work.fail(pk, wanted["lease_token"], wanted["error_message"], permanent=wanted["permanent"])
        return Response(present_task(request.user, pk))


def under_lease(pk: str, serializer: Any, data: Any) -> dict[str, Any]:
    """`checked`, but a stale token is said before anything else: whoever brings one shall stop, not mend its message."""
    try:
        return checked(serializer, data)
    except ValidationError:
        leased = Leased(data=data)
        if leased.is_valid():
            external_work.require_held(pk, leased.validated_data["lease_token"])
        raise


def checked(serializer: Any, data: Any) -> dict[str, Any]:
    made = serializer(data=data)
    made.is_valid(raise_exception=True)
    return cast("dict[str, Any]", dict(made.validated_data))
