"""Users of an installation under test, with their tokens."""

from __future__ import annotations

from novel_tasks.testing.installation import Installation

PEOPLE = ("staff", "user")
_MAKE = """
from django.contrib.auth.models import User
for name in {names}:
    User.objects.create_user(name, is_staff=name == "staff")
"""


def make_people(site: Installation) -> dict[str, str]:
    """A staff member and a plain user: name → token."""
    site.manage("shell", "-v0", "-c", _MAKE.format(names=PEOPLE))
    return {name: site.manage("createtoken", name).stdout.split()[-1] for name in PEOPLE}
