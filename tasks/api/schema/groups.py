"""The groups that the calls come in, in the order in which somebody new wants to read them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

TAGS = [
    {"name": "tasks", "description": _("Upload novels, watch them, fetch what came of them.")},
    {"name": "queue", "description": _("For workers of your own, in any language: take a task, keep it, hand it in.")},
    {"name": "database", "description": _("For staff: what the database holds, and cleaning it up.")},
]
# Within a group: what one does first stands first; the rest follows by address.
FIRST = ("/api/v1/tasks/upload", "/api/v1/tasks/batch", "/api/v1/tasks/", "/api/v1/tasks/{id}", "/api/v1/queue/claim")


def in_order(paths: dict[str, dict[str, dict[str, object]]]) -> dict[str, dict[str, dict[str, object]]]:
    """The paths of a document, sorted as above."""
    names = [tag["name"] for tag in TAGS]

    def place(path: str) -> tuple[int, int, str]:
        group = next(name for name in names if path.startswith(f"/api/v1/{name}"))
        return names.index(group), FIRST.index(path) if path in FIRST else len(FIRST), path

    return {path: paths[path] for path in sorted(paths, key=place)}
