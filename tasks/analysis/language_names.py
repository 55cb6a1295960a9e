"""What to call the languages that a text may be in."""

from __future__ import annotations

from tasks.analysis.translator import gettext_noop as _

NAMES = {
    "en": _("English"), "zh": _("Chinese"), "ja": _("Japanese"), "ko": _("Korean"), "fr": _("French"), "de": _("German"),
    "es": _("Spanish"), "it": _("Italian"), "pt": _("Portuguese"), "nl": _("Dutch"), "sv": _("Swedish"), "da": _("Danish"),
    "no": _("Norwegian"), "fi": _("Finnish"), "pl": _("Polish"), "cs": _("Czech"), "hu": _("Hungarian"),
    "ro": _("Romanian"), "tr": _("Turkish"), "la": _("Latin"), "ru": _("Russian"), "uk": _("Ukrainian"),
    "bg": _("Bulgarian"), "sr": _("Serbian"), "be": _("Belarusian"), "el": _("Greek"), "he": _("Hebrew"), "ar": _("Arabic"),
    "fa": _("Persian"), "th": _("Thai"), "hi": _("Hindi"), "vi": _("Vietnamese"), "id": _("Indonesian"),
    "eo": _("Esperanto"), "ca": _("Catalan"),
}  # fmt: skip
