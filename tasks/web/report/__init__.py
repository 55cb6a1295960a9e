"""What the report page shows, made from the report's JSON: one module per chapter of the page."""

from tasks.web.report.build import LISTS, build

__all__ = ["LISTS", "build"]
