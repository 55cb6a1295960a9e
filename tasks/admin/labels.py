"""Names of tables and columns for people, in their language.

They are given here and not in the models: there each would be a migration that changes nothing in a database.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

MODELS: dict[str, tuple[Any, Any]] = {
    "Task": (_("task"), _("tasks")),
    "TaskLog": (_("log line"), _("log")),
    "TaskResult": (_("result"), _("results")),
    "QueueEntry": (_("queue entry"), _("queue")),
    "StoredFile": (_("file"), _("files")),
    "Worker": (_("worker"), _("workers")),
    "ApiToken": (_("API token"), _("API tokens")),
}
FIELDS: dict[str, Any] = {
    "id": _("id"),
    "task": _("task"),
    "user": _("owner"),
    "file_name": _("file name"),
    "file_size": _("size"),
    "file_type": _("type"),
    "file_hash": _("checksum"),
    "status": _("status"),
    "stage": _("stage"),
    "progress": _("progress"),
    "attempt": _("attempt"),
    "priority": _("priority"),
    "revision": _("revision"),
    "uploaded_at": _("uploaded"),
    "started_at": _("begun"),
    "completed_at": _("finished"),
    "result_url": _("address of the result"),
    "error_message": _("error"),
    "session_id": _("session"),
    "batch_id": _("batch"),
    "processor": _("processor"),
    "is_duplicate": _("duplicate"),
    "extra_data": _("further data"),
    "created_at": _("created"),
    "updated_at": _("changed"),
    "log_level": _("level"),
    "message": _("message"),
    "details": _("details"),
    "result_file_path": _("path of the report"),
    "result_file_size": _("size of the report"),
    "result_file_type": _("type of the report"),
    "processing_time_ms": _("duration in ms"),
    "tokens_processed": _("words"),
    "summary": _("summary"),
    "full_content": _("report"),
    "quality_score": _("integrity"),
    "confidence_score": _("confidence"),
    "mode": _("who works on it"),
    "queue_position": _("ticket"),
    "assigned_worker": _("worker"),
    "assigned_at": _("assigned"),
    "lease_token": _("lease"),
    "expires_at": _("expires"),
    "retry_count": _("retries so far"),
    "max_retries": _("retries at most"),
    "next_retry_at": _("next try"),
    "timeout_seconds": _("seconds at most"),
    "reports": _("reports of progress"),
    "storage_type": _("storage"),
    "storage_path": _("path"),
    "storage_url": _("address"),
    "original_name": _("uploaded as"),
    "stored_name": _("name"),
    "content_type": _("type"),
    "checksum": _("checksum"),
    "is_deleted": _("deleted"),
    "deleted_at": _("deleted at"),
    "name": _("name"),
    "host": _("host"),
    "pid": _("process"),
    "version": _("version"),
    "concurrency": _("tasks at once"),
    "heartbeat_at": _("heartbeat"),
    "running": _("running"),
    "memory_bytes": _("memory"),
    "done_count": _("done"),
    "failed_count": _("failed"),
    "is_stopping": _("stops"),
    "hint": _("begins with"),
    "token_hash": _("checksum of the token"),
    "last_used_at": _("last used"),
    "revoked_at": _("revoked"),
}
HELP: dict[str, Any] = {
    "bytes": _("bytes"),
    "SHA-256, hexadecimal": _("SHA-256, hexadecimal"),
    "larger first": _("larger first"),
    "when it completed or failed": _("when it completed or failed"),
    "blank: the worker's TASK_PROCESSOR": _("blank: the worker's TASK_PROCESSOR"),
    "uploaded again on purpose": _("uploaded again on purpose"),
    "end of the lease": _("end of the lease"),
    "progress reports of this lease that are written": _("progress reports of this lease that are written"),
    "per attempt": _("per attempt"),
    "words, or characters where words have no spaces": _("words, or characters where words have no spaces"),
    "the report as JSON": _("the report as JSON"),
    "ids of the tasks it works on": _("ids of the tasks it works on"),
    "resident, children included": _("resident, children included"),
    "how the token begins": _("how the token begins"),
}
MODES: dict[str, Any] = {"worker": _("a worker"), "external": _("an external service")}
STORAGES: dict[str, Any] = {"local": _("this host's disk"), "s3": "S3", "oss": "OSS"}
# What Django's own catalogue has not in Chinese, and its pages say.
LACKING = (
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("Error:"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)


def give() -> None:
    """Called once, when the admin is loaded."""
    config = apps.get_app_config("tasks")
    for name, (one, many) in MODELS.items():
        meta: Any = config.get_model(name)._meta
        meta.verbose_name, meta.verbose_name_plural = one, many
        for field in meta.concrete_fields:
            field.verbose_name = FIELDS.get(field.name, field.verbose_name)
            field.help_text = HELP.get(str(field.help_text), field.help_text)
