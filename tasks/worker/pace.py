"""How many tasks to take ahead of free children."""

from __future__ import annotations

# Jobs shorter than this are taken ahead, so that their claims and ends share transactions.
SHORT_SECONDS = 0.02
MOST = 128
# A task that was taken ahead of a free child is given back when none becomes free.
LONGEST_AHEAD_SECONDS = 0.5


class Pace:
    """A moving average of how long jobs take. Long ones are never taken ahead: another worker may be free for them."""

    def __init__(self) -> None:
        self._average: float | None = None

    def took(self, seconds: float) -> None:
        self._average = seconds if self._average is None else 0.9 * self._average + 0.1 * seconds

    def slow_down(self) -> None:
        self._average = None

    def ahead(self) -> int:
        return MOST if self._average is not None and self._average < SHORT_SECONDS else 0
