#!/usr/bin/env python
"""The command line of the project: `manage.py help` lists what it can do."""

import os
import sys

# Commands that start the program on one's own machine: sign-in is off unless API_AUTH says otherwise.
LOCAL_COMMANDS = {"start_local", "runserver"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "novel_tasks.settings")
    # Whoever runs manage.py has the files at hand and may use the key kept beside them; a bare ASGI server may not.
    os.environ.setdefault("NOVEL_TASKS_KEEP_KEY", "1")
    if len(sys.argv) > 1 and sys.argv[1] in LOCAL_COMMANDS:
        os.environ.setdefault("NOVEL_TASKS_LOCAL", "1")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. `make setup` installs it in .venv; run .venv/bin/python manage.py …")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
