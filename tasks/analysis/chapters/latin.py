"""Headings in alphabetic scripts: "CHAPTER I. Title", "Book the First", "Erstes Kapitel", "XII", "3. The Title"."""

from __future__ import annotations

import re

from tasks.analysis import numerals
from tasks.analysis.chapters.vocabulary import ABBREVIATED, ARTICLES, LAST, SPECIALS, WEAK, WORDS
from tasks.analysis.number_words import WORDS as NUMBER_WORDS

_DECOR = re.compile(r"^[\s*_=#~•·\-—–\[(<{«§|+\\/]+")
_DECOR_END = re.compile(r"[\s*_=#~•·\-—–\])>}»§|+]+$")
MAX_LOWER = 40  # characters: a heading in lower case is a word and a number, a longer line is prose
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"(?:\d{1,4}(?:st|nd|rd|th|er|ère|e|º|ª|°|-й|-я|-ая)?|[IVXLCDMivxlcdm]{1,15})(?=$|[^\w])")
_SEPARATED = re.compile(r"^\s*(?:[.:;,)\]—–_*]|--?|\.?[—–-]+|\s)+")
_PUNCTUATED = re.compile(r"^\s*[.:;,)\]—–_*-]")
_BARE = re.compile(r"^(?:[IVXLCDM]{1,9}|[ivxlcdm]{1,7}|\d{1,3})$")
_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_](?=$|\W)")
_GLUED = re.compile(r"[^\W\d_]{2,}(?=\d{1,4}$)")
_ORDER = re.compile(r"(?:no|nr|num|nº|n°|№)\b\.?[ \t]*(?=[\dIVXLC])", re.IGNORECASE)
_OF_TOTAL = re.compile(r"\s?(?:/|of |out of )\s?\d{1,4}(?=$|[^\w])")
MAX_PLAIN = 40  # characters of a title behind a number without a mark between, which ends like a sentence
_NUMBERED = re.compile(r"^([IVXLCDM]{1,9}|\d{1,3})(\s*[.:)—–-]+\s*|\s+)(\S.*)$")

Found = tuple[str, int, int | None, str | None, str, str, bool]
"""family, rank, value, number as printed, title, kind, explicit"""


def recognise(line: str) -> Found | None:
    """What kind of heading a stripped line would be; None for none."""
    if line[0].islower() and len(line) > MAX_LOWER:
        return None
    text = line if line[0].isalnum() else _DECOR.sub("", line)
    if text[1:2] == " " and _SPACED.match(text):
        text = _close_up(text)
    token = _TOKEN.match(text)
    if token is None:
        return None
    word = token.group().lower().replace("’", "'")
    end = token.end()
    if word[-1].isdigit() and (glued := _GLUED.match(word)) and glued.group() in WORDS:
        word, end = glued.group(), token.start() + glued.end()
    first = text[0]
    numbered = first.isdigit() or first in "IVXLCDMivxlcdm" or word in NUMBER_WORDS or word in ARTICLES or word in LAST
    if not (numbered or word in WORDS or word in SPECIALS or "-" in text[:20] or "–" in text[:20]):
        return None
    text = _DECOR_END.sub("", text)
    if word in WORDS:
        found = _word_first(text, end, word)
        if found:
            return found
    if word in SPECIALS:
        found = _special(text, token, word)
        if found:
            return found
    if numbered:
        return _number_first(text, word)
    return _ordinal_first(text) if "-" in text[:20] or "–" in text[:20] else None


def _special(text: str, token: re.Match[str], word: str) -> Found | None:
    rest = text[token.end() :]
    if rest.strip(" .:") and not _PUNCTUATED.match(rest):
        return None
    if text[0].islower():
        return None
    return f"special-{word}", 2, None, None, rest.strip(" .:—–-_*"), SPECIALS[word], True


def _word_first(text: str, end: int, word: str) -> Found | None:
    """The word comes first: CHAPTER IV, Chapter the First, Часть первая, Chapitre premier."""
    rest = text[end:]
    if rest[:1] == ".":
        rest = rest[1:]
    if rest and not (rest[0].isspace() or rest[0].isdigit() or rest[0] in "-—–:#№_*("):
        return None
    stripped = _ORDER.sub("", rest.lstrip(" \t\xa0-—–:#№_*("), count=1)
    head = _TOKEN.match(stripped)
    if head is None:
        return None
    if head.group().lower() in ARTICLES:
        after = stripped[head.end() :].lstrip()
        following = _TOKEN.match(after)
        if following and following.group().lower() in LAST:
            return word, WORDS[word], None, following.group(), _title(after[following.end() :]), "chapter", True
        if following is not None and _take_number(after):
            stripped = after
    if head.group().lower() in LAST and word not in WEAK:
        return word, WORDS[word], None, head.group(), _title(stripped[head.end() :]), "chapter", True
    taken = _take_number(stripped)
    if taken is None:
        return None
    number, value, tail = taken
    if word in ABBREVIATED and not (number[0].isdigit() or number.isupper()):
        return None
    tail = _OF_TOTAL.sub("", tail, count=1) if _OF_TOTAL.match(tail) else tail
    nested = _nested(tail, word)
    if nested:
        return nested
    lower = text[0].islower()
    if not _good_tail(tail, text, word, lower):
        return None
    if lower and word in WEAK:
        return None
    return word, WORDS[word], value, number, _title(tail), "chapter", True


def _nested(tail: str, word: str) -> Found | None:
    """Volume 1 Chapter 2: Title. The inner number counts, the outer one is its part."""
    rest = tail.lstrip(" \t\xa0.,:;—–-")
    token = _TOKEN.match(rest)
    inner = token.group().lower() if token else ""
    if token is None or WORDS.get(inner, 0) <= WORDS[word] or inner in ABBREVIATED:
        return None
    return _word_first(rest, token.end(), inner)


def _close_up(text: str) -> str:
    """C H A P T E R   I, as some printers space their headings: the words of it."""
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text))


def _good_tail(tail: str, text: str, word: str, lower: bool) -> bool:
    """What follows the number: nothing, a separator and a title, or a title in capitals. Not the rest of a sentence."""
    if not tail.strip(" .:;,_*"):
        return True
    separator = _SEPARATED.match(tail)
    if separator is None:
        return False
    rest = tail[separator.end() :]
    first = next((char for char in rest if char.isalpha()), "")
    if lower and not first.islower() and not first.isupper():
        return True  # chapter 1 初入江湖: letters without cases
    if lower:
        return tail.lstrip()[:1] in (":", "—", "–", "-", "|") and rest[-1] not in ",;"
    if _PUNCTUATED.match(tail):
        if word in WEAK and first.islower():
            return False
        return not (tail.lstrip()[0] in ",;" and first.islower())
    if first.islower():
        return False
    if word in WEAK and text[-1] in ".,;:!?" and not text.isupper():
        return False
    return rest[-1:] not in ",;"


def _take_number(text: str) -> tuple[str, int, str] | None:
    """The number that a text begins with, its value, and what follows."""
    match = _NUMBER.match(text)
    if match:
        printed = match.group()
        digits = re.match(r"\d+", printed)
        value = int(digits.group()) if digits else numerals.roman(printed)
        if value is not None:
            return printed, value, text[match.end() :]
    tokens = list(_TOKEN.finditer(text[:60]))[:4]
    for count in range(len(tokens), 0, -1):
        printed = text[tokens[0].start() : tokens[count - 1].end()]
        value = numerals.words(printed)
        if value is not None:
            return printed, value, text[tokens[count - 1].end() :]
    return None


def _number_first(text: str, word: str) -> Found | None:
    ordinal = _ordinal_first(text)
    if ordinal:
        return ordinal
    bare = text.rstrip(" .:,")
    if _BARE.match(bare):
        family = "bare-arabic" if bare[0].isdigit() else "bare-roman"
        value = int(bare) if bare[0].isdigit() else numerals.roman(bare)
        return None if value is None or value == 0 else (family, 2, value, bare, "", "chapter", False)
    match = _NUMBERED.match(text)
    if match:
        return _numbered(text, match)
    if word in NUMBER_WORDS and len(text) <= 40:
        value = numerals.words(bare)
        if value is not None:
            return "bare-word", 2, value, bare, "", "chapter", False
    return _numbered_word(text) if word in NUMBER_WORDS and not text[0].islower() else None


def _numbered_word(text: str) -> Found | None:
    """ONE. The House; Twenty-One: A Letter."""
    taken = _take_number(text)
    if taken is None:
        return None
    number, value, tail = taken
    separator = _PUNCTUATED.match(tail) and _SEPARATED.match(tail)
    title = tail[separator.end() :] if separator else ""
    first = next((char for char in title if char.isalpha()), "")
    if value and first.isupper() and title[-1] not in ".,;" and tail.lstrip()[0] not in ",;":
        return "numbered-word", 2, value, number, _title(title), "chapter", False
    return None


def _numbered(text: str, match: re.Match[str]) -> Found | None:
    number, separator, title = match.groups()
    value = int(number) if number[0].isdigit() else numerals.roman(number)
    first = next((char for char in title if char.isalpha()), "")
    if not value or not first or first.islower():
        return None
    plain = not separator.strip()
    if plain and not title.isupper() and (title[-1] in ".,;:" or (title[-1] in "!?" and len(title) > MAX_PLAIN)):
        return None
    if title[-1] in ",;":
        return None
    if title[-1] in ".!?" and len(title) > 60 and not title.isupper():
        return None
    kind = "arabic" if number[0].isdigit() else "roman"
    return f"numbered-{kind}", 2, value, number, _title(title), "chapter", False


def _ordinal_first(text: str) -> Found | None:
    """The number comes first: FIRST PART, Erstes Kapitel, 12. Kapitel, PREMIÈRE PARTIE, SECOND EPILOGUE, The First Book."""
    tokens = list(_TOKEN.finditer(text[:80]))[:6]
    if len(tokens) > 1 and tokens[0].group().lower() in ARTICLES:
        tokens = tokens[1:]
    for place, token in enumerate(tokens[1:], 1):
        word = token.group().lower()
        if word not in WORDS and word not in SPECIALS:
            continue
        number = text[tokens[0].start() : tokens[place - 1].end()]
        last = number.lower() in LAST
        value = None if last else _ordinal(number)
        if value is None and not last:
            return None
        tail = text[token.end() :]
        if text[0].islower() or not _good_ordinal_tail(tail, text, word):
            return None
        if word in SPECIALS:
            return f"special-{word}", 2, value, number, _title(tail), SPECIALS[word], True
        return word, WORDS[word], value, number, _title(tail), "chapter", True
    return None


def _good_ordinal_tail(tail: str, text: str, word: str) -> bool:
    if not tail.strip(" .:_*"):
        return True
    if _PUNCTUATED.match(tail):
        first = next((char for char in tail if char.isalpha()), "")
        if word in WEAK and first.islower():
            return False
        return text[-1] not in ",;" and (text[-1] != "." or text.isupper() or word not in WEAK or len(text) < 70)
    # "Primera parte del ingenioso hidalgo": a heading has no verb to tell by, so it must not end like a sentence.
    return WORDS.get(word, 2) < 2 and text[-1] not in ".,;:!?" and len(text) <= 80


def _ordinal(number: str) -> int | None:
    digits = re.match(r"(\d{1,4})(?:st|nd|rd|th|er|ère|e|º|ª|-й|-я|-ая)?$", number)
    if digits:
        return int(digits.group(1))
    if number.isupper():
        value = numerals.roman(number)
        if value is not None:
            return value
    return numerals.words(number)


def _title(tail: str) -> str:
    return tail.strip(" \t\xa0.:;,—–-_*=[]()")
