from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def verdict(result: dict[str, Any]) -> str:
    """What the two are to each other, in a sentence."""
    if result["relation"] == "identical":
        return _("The two texts say the same, sentence for sentence.")
    share = f"{100 * result['shared_text']:.{0 if result['shared_text'] in (0, 1) else 1}f}%"
    if result["relation"] == "different":
        return _("Two different texts: %(share)s of what they say is in both.") % {"share": share}
    return _("Two drafts of one text: %(share)s of it is in both, sentence for sentence.") % {"share": share}
