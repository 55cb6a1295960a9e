"""Figures as a person reads them."""

from __future__ import annotations

from typing import Any

from tasks.analysis import language_names

LANGUAGES = language_names.NAMES | {"und": "not recognised"}
SCRIPTS = {"Hans": "simplified", "Hant": "traditional"}
MEASURES = {
    "words": "Words",
    "words_per_sentence": "Words per sentence",
    "flesch_reading_ease": "Flesch reading ease",
    "flesch_kincaid_grade": "Flesch–Kincaid grade",
    "gunning_fog": "Gunning fog index",
    "syllables_per_word": "Syllables per word",
    "mattr_500": "Variety of words (MATTR, 500)",
    "mtld": "Variety of words (MTLD)",
    "tokens": "Running words",
    "types": "Different words",
    "hapax_legomena": "Words used only once",
    "hapax_share": "Share of words used only once",
    "idiom_rate": "Four-character words per 1,000 words",
    "dialogue_ratio": "Share of dialogue",
    "adverbs_per_1000": "Adverbs in -ly per 1,000 words",
    "passive_per_1000": "Passive phrases per 1,000 words",
    "said_share": "“said”, “asked” among speech verbs",
    "chapters": "Chapters",
    "median_chapter_words": "Words in the middle chapter",
    "chapter_length_variation": "Variation of chapter lengths",
    "exclamations_per_1000": "Exclamation marks per 1,000 words",
    "questions_per_1000": "Question marks per 1,000 words",
    "semicolons_per_1000": "Semicolons per 1,000 words",
    "ellipses_per_1000": "Ellipses per 1,000 words",
}
SHARES = {"dialogue_ratio", "said_share", "hapax_share"}
KINDS = {
    "missing_chapter": "Missing chapters",
    "merged_chapter": "Chapters that seem merged",
    "duplicate_chapter": "Chapters that come twice",
    "chapter_out_of_order": "Chapters out of order",
    "empty_chapter": "Chapters without text",
    "near_duplicate_text": "Repeated passages",
    "encoding_damage": "Damaged characters",
    "advertisement": "Advertisements",
    "unbalanced_quotes": "Quotation marks that do not match",
    "truncated_end": "Cut ending",
    "boilerplate": "The distributor's own text",
    "control_characters": "Control characters",
    "broken_lines": "Broken lines",
}
UNAVAILABLE = {
    "characters": "People",
    "relations": "Who appears with whom",
    "dialogue.speakers_named_ratio": "Speakers",
    "keywords": "Key terms",
    "key_sentences": "Key sentences",
    "sentiment_arc": "Tone",
    "readability": "Readability",
    "vocabulary": "Vocabulary",
    "phrases": "Repeated phrases",
}


def title(report: dict[str, Any]) -> str:
    """What to call the book: its title, or its file's name without the ending."""
    source = report["source"]
    name = source["title"] or (source["file_name"] or "").rsplit(".", 1)[0].replace("_", " ").strip()
    return name or "Untitled"


def language(source: dict[str, Any]) -> str:
    """ "Chinese, simplified"; a code that has no name here stands for itself."""
    name = LANGUAGES.get(source["language"], source["language"])
    script = SCRIPTS.get(source.get("script") or "") if source["language"] == "zh" else None
    return f"{name}, {script}" if script else name


def tag(source: dict[str, Any]) -> str:
    """The language as BCP 47 has it."""
    if source["language"] == "zh" and source.get("script") in SCRIPTS:
        return f"zh-{source['script']}"
    return str(source["language"])


def number(value: float | None, digits: int = 2) -> str:
    """1,234, 12.3 or 0.516; an en dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, float) and abs(value) < 1:
        digits = max(digits, 3)
    text = f"{value:,.{0 if isinstance(value, int) else digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(value: float | None) -> str:
    """A share of one as a percentage."""
    return "–" if value is None else f"{100 * value:.0f}%"


def minutes(value: float | None) -> str:
    """ "8 h 32 min"; an en dash where there is none."""
    if value is None:
        return "–"
    hours, rest = divmod(round(value), 60)
    return f"{hours:,} h {rest:02d} min" if hours else f"{rest} min" if rest else "under a minute"


def measure(name: str, value: float | None) -> str:
    """A value in the form that its measure is read in."""
    return share(value) if name in SHARES else number(value)


def label(name: str) -> str:
    """The name of a measure in words."""
    return MEASURES.get(name) or name.replace("_", " ").capitalize()


def kind(name: str) -> str:
    """The name of a kind of problem in words."""
    return KINDS.get(name) or name.replace("_", " ").capitalize()


def unit(source: dict[str, Any]) -> str:
    """What `words` counts in this language."""
    return "characters" if source["language"] in ("zh", "ja") else "words"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 chapter", "2 chapters"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
