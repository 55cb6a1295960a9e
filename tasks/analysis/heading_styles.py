"""What to call the ways in which a text's headings are made; the report keeps their codes."""

from __future__ import annotations

from tasks.analysis.translator import gettext_noop as _

NAMES = {
    "bare-arabic": _("figures alone"),
    "bare-roman": _("Roman numerals alone"),
    "bare-word": _("numbers in words alone"),
    "bare-han": _("Chinese numerals alone"),
    "bare-position": _("first, middle and last alone"),
    "numbered-arabic": _("figure and title"),
    "numbered-arabic-space": _("figure and title with a space between"),
    "numbered-roman": _("Roman numeral and title"),
    "numbered-word": _("number in words and title"),
    "numbered-han": _("Chinese numeral and title"),
    "numbered-han-space": _("Chinese numeral and title with a space between"),
    "titled": _("titles on lines of their own"),
    "aozora": _("Aozora markup"),
    "pattern": _("a pattern of one's own"),
    "none": _("none"),
}
_KINDS = {"markdown": _("Markdown headings")}
ALL = NAMES | _KINDS


def name(code: str) -> str:
    """In English: "Roman numerals alone". A style that goes by a word of the text is told by an example: "chapter 1"."""
    kind, _dash, rest = code.partition("-")
    if code in NAMES or kind in _KINDS:
        return ALL[code] if code in NAMES else _KINDS[kind]
    word = rest if kind in ("series", "special") and rest else code
    if "\uac00" <= word[:1] <= "\ud7a3":
        return f"제1{word}"
    if word[:1] > "\u2fff":
        return f"{word}一" if kind == "series" else f"第一{word}"
    return f"{word} 1" if kind != "special" else word
