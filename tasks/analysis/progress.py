"""Progress over all stages: each has a share of the whole, and the whole never falls."""

from __future__ import annotations

from collections.abc import Callable

from tasks.analysis.values import Progress

# Shares of the running time, measured on English and Chinese novels.
SHARES: dict[str, float] = {
    "decoding": 0.05,
    "language": 0.02,
    "chapters": 0.08,
    "integrity": 0.15,
    "dialogue": 0.07,
    "people": 0.30,
    "style": 0.18,
    "keywords": 0.08,
    "mood": 0.05,
    "scoring": 0.02,
}
STAGES = tuple(SHARES)

Watcher = Callable[[str, float], None]


class Meter:
    """Turns each stage's own 0..1 into the fraction of the whole."""

    def __init__(self, watcher: Watcher | None) -> None:
        self._watcher = watcher
        self._reached = 0.0

    def stage(self, name: str) -> Progress:
        """The callback for one stage; says at once that the stage has begun."""
        before = sum(SHARES[stage] for stage in STAGES[: STAGES.index(name)])
        share = SHARES[name]

        def report(done: float) -> None:
            self._tell(name, before + share * min(1.0, max(0.0, done)))

        report(0.0)
        return report

    def done(self) -> None:
        """The whole is done."""
        self._tell(STAGES[-1], 1.0)

    def _tell(self, name: str, fraction: float) -> None:
        self._reached = max(self._reached, min(1.0, round(fraction, 4)))
        if self._watcher:
            self._watcher(name, self._reached)
