"""What to call the languages that a text may be in."""

from __future__ import annotations

NAMES = {
    "en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German",
    "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish",
    "no": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "hu": "Hungarian",
    "ro": "Romanian", "tr": "Turkish", "la": "Latin", "ru": "Russian", "uk": "Ukrainian",
    "bg": "Bulgarian", "sr": "Serbian", "be": "Belarusian", "el": "Greek", "he": "Hebrew", "ar": "Arabic",
    "fa": "Persian", "th": "Thai", "hi": "Hindi", "vi": "Vietnamese", "id": "Indonesian",
    "eo": "Esperanto", "ca": "Catalan",
}  # fmt: skip
