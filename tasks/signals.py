"""What `tasks` announces, always after the commit. Whoever hears nothing asks the database: these are hints."""

from django.dispatch import Signal

# changes: list[dict], one snapshot per task (tasks.selectors.snapshots says of what form)
tasks_changed = Signal()

# deleted: list[tuple[task_id, user_id | None]]
tasks_deleted = Signal()
