"""The words for a report's codes, for its files and for the pages. They are translated where they are shown."""

from __future__ import annotations

from tasks.analysis import language_names
from tasks.analysis.translator import gettext_noop as _

LANGUAGES = language_names.NAMES | {"und": _("not recognised")}
SCRIPTS = {"Hans": _("simplified"), "Hant": _("traditional")}
MEASURES = {
    "words": _("Words"),
    "words_per_sentence": _("Words per sentence"),
    "flesch_reading_ease": _("Flesch reading ease"),
    "flesch_kincaid_grade": _("Flesch–Kincaid grade"),
    "gunning_fog": _("Gunning fog index"),
    "syllables_per_word": _("Syllables per word"),
    "mattr_500": _("Variety of words (MATTR, 500)"),
    "mtld": _("Variety of words (MTLD)"),
    "tokens": _("Running words"),
    "types": _("Different words"),
    "hapax_legomena": _("Words used only once"),
    "hapax_share": _("Share of words used only once"),
    "idiom_rate": _("Four-character words per 1,000 words"),
    "dialogue_ratio": _("Share of dialogue"),
    "adverbs_per_1000": _("Adverbs in -ly per 1,000 words"),
    "passive_per_1000": _("Passive phrases per 1,000 words"),
    "said_share": _("“said”, “asked” among speech verbs"),
    "chapters": _("Chapters"),
    "median_chapter_words": _("Words in the middle chapter"),
    "chapter_length_variation": _("Variation of chapter lengths"),
    "exclamations_per_1000": _("Exclamation marks per 1,000 words"),
    "questions_per_1000": _("Question marks per 1,000 words"),
    "semicolons_per_1000": _("Semicolons per 1,000 words"),
    "ellipses_per_1000": _("Ellipses per 1,000 words"),
}
# What the same measures are called where the report counts characters instead of words.
IN_CHARACTERS = {
    "words": _("Characters"),
    "words_per_sentence": _("Characters per sentence"),
    "median_chapter_words": _("Characters in the middle chapter"),
    "exclamations_per_1000": _("Exclamation marks per 1,000 characters"),
    "questions_per_1000": _("Question marks per 1,000 characters"),
    "semicolons_per_1000": _("Semicolons per 1,000 characters"),
    "ellipses_per_1000": _("Ellipses per 1,000 characters"),
    "sentence_length_mean": _("Mean length of sentences in characters"),
    "sentence_length_median": _("Median length of sentences in characters"),
}
# Names that would say something else beside those.
_BESIDE_CHARACTERS = {
    "characters": _("Characters with punctuation and spaces"),
    "tokens": _("Words (segmented)"),
}
BESIDE = IN_CHARACTERS | _BESIDE_CHARACTERS
SHARES = frozenset({"dialogue_ratio", "said_share", "hapax_share"})
MEDIANS = frozenset({"median_chapter_words", "sentence_length_median"})
KINDS = {
    "missing_chapter": _("Missing chapters"),
    "merged_chapter": _("Chapters that seem merged"),
    "duplicate_chapter": _("Chapters that come twice"),
    "chapter_out_of_order": _("Chapters out of order"),
    "empty_chapter": _("Chapters without text"),
    "near_duplicate_text": _("Repeated passages"),
    "encoding_damage": _("Damaged characters"),
    "advertisement": _("Advertisements"),
    "unbalanced_quotes": _("Quotation marks that do not match"),
    "truncated_end": _("Cut ending"),
    "boilerplate": _("The distributor's own text"),
    "control_characters": _("Control characters"),
    "broken_lines": _("Broken lines"),
}
UNAVAILABLE = {
    "characters": _("People"),
    "relations": _("Who appears with whom"),
    "dialogue.speakers_named_ratio": _("Speakers"),
    "keywords": _("Key terms"),
    "key_sentences": _("Key sentences"),
    "sentiment_arc": _("Tone"),
    "readability": _("Readability"),
    "vocabulary": _("Vocabulary"),
    "phrases": _("Repeated phrases"),
}
# As they are named in a table; the report itself has them in lower case.
COMPONENTS = {
    "encoding damage": _("Encoding damage"),
    "missing chapters": _("Missing chapters"),
    "chapter order": _("Chapter order"),
    "empty chapters": _("Empty chapters"),
    "repeated text": _("Repeated text"),
    "foreign lines": _("Foreign lines"),
    "broken lines": _("Broken lines"),
    "quotation marks": _("Quotation marks"),
    "chapter lengths": _("Chapter lengths"),
    "ending": _("Ending"),
    "encoding": _("Encoding"),
    "language": _("Language"),
    "structure": _("Structure"),
    "sample size": _("Sample size"),
    "prose": _("Prose"),
}
COUNTS = {
    "characters": _("Characters"),
    "characters_without_spaces": _("Characters without spaces"),
    "words": _("Words"),
    "sentences": _("Sentences"),
    "paragraphs": _("Paragraphs"),
    "chapters": _("Chapters"),
    "reading_minutes": _("Reading minutes"),
    "listening_minutes": _("Listening minutes"),
}
