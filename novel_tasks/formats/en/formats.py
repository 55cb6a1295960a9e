"""Dates as static/js/format.js writes them in English: one form on all pages. In Chinese Django's own is that form."""

DATE_FORMAT = SHORT_DATE_FORMAT = "M j, Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "M j, Y, H:i"
