"""Scoring one-byte encodings: do the high bytes make letters where letters belong?"""

from __future__ import annotations

import re

# Letters beyond ASCII that are frequent in the languages that an encoding was made for. The order breaks ties.
LETTERS: dict[str, str] = {
    "cp1252": "éèêëàâçùûîïôœäöüßñáíóúãìòåæøýðþÉÀÈÄÖÜÁÍÓÚÑÅØÆºª",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ",
    "koi8_r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "cp866": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "iso8859_5": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "cp1250": "ąćęłńóśźżěščřžýáíéúůťďňőűöüäßâăîşţđŚŻŁŠČŽ",
    "iso8859_2": "ąćęłńóśźżěščřžýáíéúůťďňőűöüäßâăîşţđŚŻŁŠČŽ",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ",
    "cp1254": "şğıçöüâîİŞÇÖÜ",
    "cp1255": "אבגדהוזחטיכלמנסעפצקרשתםןףץך",
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ",
    "cp1257": "āčēģīķļņšūžąęėįųõäöü",
    "cp874": "กขคงจชซดตถทธนบปผพมยรลวสหอฮะาิีึืุูเแโใไ็่้๊์ั",
    "cp1258": "àâăèéêùôơưđìíòóúáÀÂÊÔƠƯĐ",
    "mac_roman": "éèêëàâçùûîïôœäöüßñáíóúãõåæøÉ",
}
PUNCTUATION = frozenset("‘’“”‚„–—…«»‹›§°¿¡\xa0·•†")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # Vietnamese, set behind their letter
# Letters whose bytes mean another frequent letter in a sister encoding: they tell less.
WEAK = {"cp1252": "õ", "cp1250": "ő", "iso8859_2": "ő"}
WEAK_POINTS = {"cp1252": 0.8, "cp1250": 0.9, "iso8859_2": 0.9}
DENSE = frozenset({"cp1251", "koi8_r", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256", "cp874"})
# Scripts that share their byte ranges with others need a reason to win; a text has to look really like them.
HANDICAP = {
    "cp866": 0.02,
    "iso8859_5": 0.02,
    "cp1256": 0.1,
    "cp874": 0.1,
    "mac_roman": 0.12,
    "cp1258": 0.05,
    "cp1257": 0.03,
}
_HIGH = re.compile(r"[^\x00-\x7f]+")


def score(sample: bytes, codec: str) -> float:
    """Mean fitness of the characters beyond ASCII, about -1 (nonsense) to 1 (prose)."""
    text = sample.decode(codec, "replace")
    letters = frozenset(LETTERS[codec])
    points, count = 0.0, 0
    for run in _HIGH.finditer(text):
        before = text[run.start() - 1] if run.start() else " "
        after = text[run.end()] if run.end() < len(text) else " "
        points += _run(run.group(), before, after, letters, codec)
        count += len(run.group())
    return points / max(1, count) - HANDICAP.get(codec, 0.0)


def _run(run: str, before: str, after: str, letters: frozenset[str], codec: str) -> float:
    points = 0.0
    previous = before
    for place, char in enumerate(run):
        following = run[place + 1] if place + 1 < len(run) else after
        if char in "\ufffd" or "\x80" <= char <= "\x9f":
            points -= 1.5
        elif char in PUNCTUATION:
            # An apostrophe or dash stands anywhere; quotation marks and signs do not stand inside a word.
            points += 1.0 if char in "’–—…\xa0·" or not (previous.isalpha() and following.isalpha()) else -0.6
        elif codec == "cp1258" and char in TONES:
            points += 1.0 if previous.isalpha() else -1.5
        elif not char.isalpha():
            inside = previous.isalpha() and following.isalpha()
            points += 0.3 if codec == "cp874" and char in letters else (-1.0 if inside else -0.2)
        elif char.isupper() and previous.islower():
            points -= 1.0
        elif codec in DENSE and (_plain(previous) or _plain(following)):
            points -= 0.8  # no word mixes scripts
        elif char in WEAK.get(codec, ""):
            points += WEAK_POINTS[codec]
        elif char in letters:
            points += 1.0
        elif char.isupper() and char.lower() in letters:
            points += 0.6
        else:
            points += 0.0
        previous = char
    if codec not in DENSE and len(run) >= 4 and run.isalpha():
        points -= 0.8 * len(run)  # Latin words have vowels of plain ASCII between their accents
    return points


def siblings(sample: bytes, scores: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The candidates again, with a sister of the best one in its place where a few letters speak for her.

    KOI8-U differs from KOI8-R in the Ukrainian letters alone. In a short text Hebrew letters all have a Cyrillic
    reading; but four Russian, Bulgarian, Serbian or Ukrainian letters in ten are among о, а, е, и (one in four of the
    Hebrew ones at those bytes).
    """
    best, top = scores[0]
    if best == "koi8_r" and any(sample.count(byte) for byte in (b"\xa4", b"\xa6", b"\xa7", b"\xad")):
        return [("koi8_u", top), *scores]
    if best == "cp1251":
        letters = len(sample) - len(sample.translate(None, bytes(range(0xC0, 0x100))))
        vowels = sum(sample.count(byte) for byte in (b"\xee", b"\xe0", b"\xe5", b"\xe8"))
        if vowels < 0.28 * letters and dict(scores).get("cp1255", -1.0) > top - 0.15:
            return [("cp1255", top), *[pair for pair in scores if pair[0] != "cp1255"]]
    return scores


def _plain(char: str) -> bool:
    return char < "\x80" and char.isalpha()
