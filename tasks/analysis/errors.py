"""What the analysis refuses."""

from __future__ import annotations


class NotText(ValueError):
    """The bytes hold no text. `code` is "empty_file" or "not_text"; the message is one sentence for a person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class NoSuchChapters(ValueError):
    """The text has no chapters of the kind that was asked for; the message is one sentence for a person."""
