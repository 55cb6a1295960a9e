"""What the page of two novels side by side shows."""

from tasks.web.comparison.build import build

__all__ = ["build"]
