"""Who puts what the files say into the language of those who read them.

The words stand in the code, in English, and are said through a translator: `gettext`, `ngettext` and `pgettext` as the
standard library's `gettext.NullTranslations` has them, so that the usual tools gather what is to be translated. The
report itself stays English, for programs read it as well as people.
"""

from __future__ import annotations

from typing import Any


class Translator:
    """Leaves everything in English. A subclass says it in another language."""

    tag = "en"  # as the `lang` of HTML has it (BCP 47)

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, one: str, many: str, count: int) -> str:
        return one if count == 1 else many

    def pgettext(self, context: str, message: str) -> str:
        return message

    def sentence(self, said: str) -> str:
        """A sentence that the analysis wrote into the report: a message, a mend, a reason, a definition."""
        return said

    def summary(self, report: dict[str, Any]) -> str:
        found: str = report["summary"]
        return found


ENGLISH = Translator()


def gettext_noop(message: str) -> str:
    """Marks a string for those who gather what is to be translated, where it stands in a table."""
    return message
