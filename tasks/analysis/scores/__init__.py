"""The two scores: how whole the text is, and how far the report can be trusted."""

from __future__ import annotations

from tasks.analysis.scores.confidence import confidence
from tasks.analysis.scores.quality import quality

__all__ = ["confidence", "quality"]
