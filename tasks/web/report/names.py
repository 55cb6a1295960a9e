"""The words for the report's codes. What is not known here is shown by its code."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tasks.analysis.files import headings

COMPONENTS: dict[str, Any] = {
    "encoding damage": _("Damaged characters"),
    "missing chapters": _("Missing chapters"),
    "chapter order": _("Order of chapters"),
    "empty chapters": _("Empty chapters"),
    "repeated text": _("Repeated text"),
    "foreign lines": _("Foreign lines"),
    "broken lines": _("Broken lines"),
    "quotation marks": _("Quotation marks"),
    "chapter lengths": _("Chapter lengths"),
    "ending": _("Ending"),
    "encoding": _("Encoding"),
    "language": _("Language"),
    "structure": _("Chapters"),
    "sample size": _("Amount of text"),
    "prose": _("Likeness to prose"),
}
ISSUES: dict[str, Any] = {
    "missing_chapter": _("Missing chapters"),
    "merged_chapter": _("Merged chapters"),
    "duplicate_chapter": _("Duplicate chapters"),
    "chapter_out_of_order": _("Chapters out of order"),
    "empty_chapter": _("Empty chapters"),
    "near_duplicate_text": _("Repeated passages"),
    "encoding_damage": _("Damaged characters"),
    "advertisement": _("Advertisements"),
    "unbalanced_quotes": _("Unbalanced quotation marks"),
    "truncated_end": _("A cut ending"),
    "boilerplate": _("The distributor's text"),
    "control_characters": _("Control characters"),
    "broken_lines": _("Broken lines"),
}
SEVERITIES: dict[str, Any] = {"error": _("Serious"), "warning": _("Look at it"), "info": _("For information")}
LANGUAGES: dict[str, Any] = {
    "en": _("English"), "zh": _("Chinese"), "ja": _("Japanese"), "ko": _("Korean"), "fr": _("French"), "de": _("German"),
    "es": _("Spanish"), "it": _("Italian"), "pt": _("Portuguese"), "nl": _("Dutch"), "sv": _("Swedish"), "ru": _("Russian"),
    "pl": _("Polish"), "cs": _("Czech"), "fi": _("Finnish"), "da": _("Danish"), "la": _("Latin"),
    "no": _("Norwegian"), "hu": _("Hungarian"), "ro": _("Romanian"), "tr": _("Turkish"), "uk": _("Ukrainian"),
    "bg": _("Bulgarian"), "sr": _("Serbian"), "be": _("Belarusian"), "el": _("Greek"), "he": _("Hebrew"), "ar": _("Arabic"),
    "fa": _("Persian"), "th": _("Thai"), "hi": _("Hindi"), "vi": _("Vietnamese"), "id": _("Indonesian"),
    "eo": _("Esperanto"), "ca": _("Catalan"), "und": _("Unknown"),
}  # fmt: skip
MEASURES: dict[str, Any] = {
    "words": _("Words"),
    "words_per_sentence": _("Words per sentence"),
    "syllables_per_word": _("Syllables per word"),
    "flesch_reading_ease": _("Flesch reading ease"),
    "flesch_kincaid_grade": _("Flesch–Kincaid grade"),
    "gunning_fog": _("Gunning fog index"),
    "tokens": _("Words counted"),
    "types": _("Different words"),
    "hapax_legomena": _("Words used once"),
    "hapax_share": _("Share of words used once"),
    "mattr_500": _("Variety of words (MATTR, 500)"),
    "mtld": _("Variety of words (MTLD)"),
    "idiom_rate": _("Words of four characters per 1,000"),
    "dialogue_ratio": _("Dialogue"),
    "exclamations_per_1000": _("Exclamation marks per 1,000 words"),
    "questions_per_1000": _("Question marks per 1,000 words"),
    "semicolons_per_1000": _("Semicolons per 1,000 words"),
    "ellipses_per_1000": _("Ellipses per 1,000 words"),
    "adverbs_per_1000": _("Adverbs in -ly per 1,000 words"),
    "passive_per_1000": _("Passive forms per 1,000 words"),
    "said_share": _("Plain “said” among speech tags"),
    "chapters": _("Chapters"),
    "median_chapter_words": _("Median length of a chapter"),
    "chapter_length_variation": _("Variation of chapter lengths"),
}
KINDS: dict[str, Any] = {
    "chapter": pgettext_lazy("kind of chapter", "chapter"),
    "prologue": _("prologue"),
    "epilogue": _("epilogue"),
    "front": _("front matter"),
    "letter": _("letter"),
}
COUNTS: dict[str, Any] = {
    "characters": _("Characters"),
    "han_characters": _("Han characters"),
    "words": _("Words"),
    "sentences": _("Sentences"),
    "paragraphs": _("Paragraphs"),
    "chapters": _("Chapters"),
    "reading_minutes": _("Minutes to read"),
    "listening_minutes": _("Minutes to hear"),
}
RULES: dict[str, Any] = {
    "titled": _("titles on lines of their own"),
    "aozora": _("Aozora markup"),
    "pattern": _("a pattern of one's own"),
    "none": _("none"),
}
FILES: dict[str, Any] = {
    "report.html": _("The report in one file, to keep and to print"),
    "report.md": _("The report as Markdown"),
    "report.json": _("The report for programs"),
    "clean.txt": _("The cleaned text, UTF-8"),
    "book.epub": _("The novel as an e-book"),
    "chapters.csv": _("Chapters as a table"),
    "cast.csv": _("People as a table"),
    "relations.csv": _("Who appears with whom, as a table"),
}
SHARES = frozenset({"hapax_share", "dialogue_ratio", "said_share"})


def name(table: dict[str, Any], code: str) -> str:
    return str(table[code]) if code in table else code.replace("_", " ")


def heading(text: str | None) -> str:
    """A heading as a reader wants it: without marks, which the report keeps; blank where there is none."""
    return headings.printed(text or "")


def minutes(count: float | None) -> str:
    """A time to read, rounded to what one wants to know."""
    if not count:
        return "–"
    if count < 90:
        return gettext("%(count)d min") % {"count": max(1, round(count))}
    return gettext("%(count)s h") % {"count": f"{count / 60:.0f}" if count > 600 else f"{count / 60:.1f}"}
