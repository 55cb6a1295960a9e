"""The words for the report's codes. What is not known here is shown by its code."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as t
from django.utils.translation import pgettext_lazy as p

COMPONENTS: dict[str, Any] = {
    "encoding damage": t("Damaged characters"),
    "missing chapters": t("Missing chapters"),
    "chapter order": t("Order of chapters"),
    "empty chapters": t("Empty chapters"),
    "repeated text": t("Repeated text"),
    "foreign lines": t("Foreign lines"),
    "broken lines": t("Broken lines"),
    "quotation marks": t("Quotation marks"),
    "chapter lengths": t("Chapter lengths"),
    "ending": t("Ending"),
    "encoding": t("Encoding"),
    "language": t("Language"),
    "structure": t("Chapters"),
    "sample size": t("Amount of text"),
    "prose": t("Likeness to prose"),
}
ISSUES: dict[str, Any] = {
    "missing_chapter": t("Missing chapters"),
    "merged_chapter": t("Merged chapters"),
    "duplicate_chapter": t("Duplicate chapters"),
    "chapter_out_of_order": t("Chapters out of order"),
    "empty_chapter": t("Empty chapters"),
    "near_duplicate_text": t("Repeated passages"),
    "encoding_damage": t("Damaged characters"),
    "advertisement": t("Advertisements"),
    "unbalanced_quotes": t("Unbalanced quotation marks"),
    "truncated_end": t("A cut ending"),
    "boilerplate": t("The distributor's text"),
    "control_characters": t("Control characters"),
    "broken_lines": t("Broken lines"),
}
SEVERITIES: dict[str, Any] = {"error": t("Serious"), "warning": t("Look at it"), "info": t("For information")}
LANGUAGES: dict[str, Any] = {
    "en": t("English"), "zh": t("Chinese"), "ja": t("Japanese"), "ko": t("Korean"), "fr": t("French"), "de": t("German"),
    "es": t("Spanish"), "it": t("Italian"), "pt": t("Portuguese"), "nl": t("Dutch"), "sv": t("Swedish"), "ru": t("Russian"),
    "pl": t("Polish"), "cs": t("Czech"), "fi": t("Finnish"), "da": t("Danish"), "la": t("Latin"), "und": t("Unknown"),
}  # fmt: skip
MEASURES: dict[str, Any] = {
    "words": t("Words"),
    "words_per_sentence": t("Words per sentence"),
    "syllables_per_word": t("Syllables per word"),
    "flesch_reading_ease": t("Flesch reading ease"),
    "flesch_kincaid_grade": t("Flesch–Kincaid grade"),
    "gunning_fog": t("Gunning fog index"),
    "tokens": t("Words counted"),
    "types": t("Different words"),
    "hapax_legomena": t("Words used once"),
    "hapax_share": t("Share of words used once"),
    "mattr_500": t("Variety of words (MATTR, 500)"),
    "mtld": t("Variety of words (MTLD)"),
    "idiom_rate": t("Words of four characters per 1,000"),
    "dialogue_ratio": t("Dialogue"),
    "exclamations_per_1000": t("Exclamation marks per 1,000 words"),
    "questions_per_1000": t("Question marks per 1,000 words"),
    "semicolons_per_1000": t("Semicolons per 1,000 words"),
    "ellipses_per_1000": t("Ellipses per 1,000 words"),
    "adverbs_per_1000": t("Adverbs in -ly per 1,000 words"),
    "passive_per_1000": t("Passive forms per 1,000 words"),
    "said_share": t("Plain “said” among speech tags"),
    "chapters": t("Chapters"),
    "median_chapter_words": t("Median length of a chapter"),
    "chapter_length_variation": t("Variation of chapter lengths"),
}
KINDS: dict[str, Any] = {
    "chapter": p("kind of chapter", "chapter"),
    "prologue": t("prologue"),
    "epilogue": t("epilogue"),
    "front": t("front matter"),
    "letter": t("letter"),
}
SHARES = frozenset({"hapax_share", "dialogue_ratio", "said_share"})


def name(table: dict[str, Any], code: str) -> str:
    return str(table[code]) if code in table else code.replace("_", " ")


def minutes(count: float | None) -> str:
    """A time to read, rounded to what one wants to know."""
    if not count:
        return "–"
    if count < 90:
        return _("%(count)d min") % {"count": max(1, round(count))}
    return _("%(count)s h") % {"count": f"{count / 60:.0f}" if count > 600 else f"{count / 60:.1f}"}
