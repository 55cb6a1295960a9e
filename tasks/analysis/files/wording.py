"""Figures and codes as a person reads them."""

from __future__ import annotations

from functools import reduce
from typing import Any

from tasks.analysis.files import codes
from tasks.analysis.translator import ENGLISH, Translator

_LABELS = codes.COUNTS | codes.MEASURES


def title(report: dict[str, Any], translator: Translator = ENGLISH) -> str:
    """What to call the book: its title, or its file's name without the ending."""
    source = report["source"]
    name = source["title"] or (source["file_name"] or "").rsplit(".", 1)[0].replace("_", " ").strip()
    return name or translator.gettext("Untitled")


def language(source: dict[str, Any], translator: Translator = ENGLISH) -> str:
    """ "Chinese, simplified"; a code that has no name here stands for itself."""
    name = _named(codes.LANGUAGES, source["language"], translator) or source["language"]
    script = codes.SCRIPTS.get(source.get("script") or "") if source["language"] == "zh" else None
    if not script:
        return str(name)
    parts = {"language": name, "script": translator.gettext(script)}
    return translator.gettext("%(language)s, %(script)s") % parts


def tag(source: dict[str, Any]) -> str:
    """The language as BCP 47 has it."""
    if source["language"] == "zh" and source.get("script") in codes.SCRIPTS:
        return f"zh-{source['script']}"
    return str(source["language"])


def number(value: float | None, digits: int = 2) -> str:
    """1,234 of what is counted, 12.30 of what is measured; an en dash where there is none.

    What stands in one column has one number of decimals, and a minus is a minus.
    """
    if value is None:
        return "–"
    return signed(f"{value:,.{0 if isinstance(value, int) else digits}f}")


def signed(text: str) -> str:
    """A figure with a real minus, and none before a rounded nothing."""
    if text.startswith("-"):
        return "−" + text[1:] if any(digit in text for digit in "123456789") else text[1:]
    return text


def share(value: float | None, digits: int = 0) -> str:
    """A share of one as a percentage."""
    return "–" if value is None else f"{100 * value:.{digits}f}%"


def minutes(value: float | None, translator: Translator = ENGLISH) -> str:
    """ "8 h 32 min"; an en dash where there is none."""
    if value is None:
        return "–"
    hours, rest = divmod(round(value), 60)
    if hours:
        return translator.gettext("%(hours)s h %(minutes)s min") % {"hours": f"{hours:,}", "minutes": f"{rest:02d}"}
    return translator.gettext("%(count)d min") % {"count": rest} if rest else translator.gettext("under a minute")


def measure(name: str, value: float | None) -> str:
    """A value in the form that its measure is read in."""
    return share(value) if name in codes.SHARES else number(value, 1 if name in codes.MEDIANS else 2)


def label(name: str, translator: Translator = ENGLISH, *, characters: bool = False) -> str:
    """The name of a measure or of a count in words; `characters`: where what the report calls words are those."""
    if characters and name in codes.BESIDE:
        return translator.gettext(codes.BESIDE[name])
    return _named(_LABELS, name, translator) or name.replace("_", " ").capitalize()


def kind(name: str, translator: Translator = ENGLISH) -> str:
    """The name of a kind of problem in words."""
    return _named(codes.KINDS, name, translator) or name.replace("_", " ").capitalize()


def component(name: str, translator: Translator = ENGLISH) -> str:
    """The name of a component of a score in words."""
    return _named(codes.COMPONENTS, name, translator) or name[:1].upper() + name[1:]


def part(name: str, translator: Translator = ENGLISH) -> str:
    """The name of a part of the report that may be unavailable; blank where it has none."""
    return _named(codes.UNAVAILABLE, name, translator)


def in_characters(source: dict[str, Any]) -> bool:
    """Whether what the report calls words are characters in this language."""
    return source["language"] in ("zh", "ja")


def unit(source: dict[str, Any], translator: Translator = ENGLISH) -> str:
    """What `words` counts in this language, as a heading."""
    return translator.gettext("Characters") if in_characters(source) else translator.gettext("Words")


def joined(translator: Translator, *sentences: str) -> str:
    """Sentences one after the other; whether there is a space between them is the language's own affair."""
    pair = translator.gettext("%(one)s %(two)s")
    said = [sentence for sentence in sentences if sentence]
    return reduce(lambda one, two: pair % {"one": one, "two": two}, said) if said else ""


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 chapter", "2 chapters"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _named(table: dict[str, str], code: str, translator: Translator) -> str:
    return translator.gettext(table[code]) if code in table else ""
