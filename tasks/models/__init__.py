"""Rows and their constraints. Nothing here changes a task's state: `tasks.queue` does."""

from tasks.models.api_token import ApiToken
from tasks.models.queue_entry import QueueEntry
from tasks.models.stored_file import StoredFile
from tasks.models.task import Task
from tasks.models.task_log import TaskLog
from tasks.models.task_result import TaskResult
from tasks.models.worker import Worker

__all__ = ["ApiToken", "QueueEntry", "StoredFile", "Task", "TaskLog", "TaskResult", "Worker"]
