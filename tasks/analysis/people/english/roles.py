"""People whom the text calls by what they are: the captain, the widow; Papa and pap."""

from __future__ import annotations

import re
from collections import Counter

from ...lexicons.english import SPEECH_VERBS
from ...lexicons.english_people import DETERMINERS, HUMAN_VERBS, KIN, ROLES, TITLES
from ...reading import Reading
from ...values import Span
from .candidates import Name
from .scanning import Key

_ROLE = re.compile(r"\b(the|an?|every|each|no|some|two|three|any) (" + "|".join(sorted(ROLES)) + r")(s?)\b(?![-'’]?[A-Z])(?=(?:[,]? ([a-z]+))?)", re.I)
_KIN = re.compile(r"\b(" + "|".join(sorted(KIN - {"father", "mother", "grandfather", "grandmother"})) + r")\b(?:[,]? ([a-z]+))?")
_BEFORE = re.compile(r"([a-z]+)[\s]\Z")
_LEAST = 12
_LEAST_SHARE = 1 / 12_000  # of the words


def find(reading: Reading, names: dict[Key, Name]) -> dict[Key, list[Span]]:
    """Return the roles that stand for one person, with their places; adds them to `names`."""
    text = reading.text
    spans: dict[str, list[Span]] = {}
    others: Counter[str] = Counter()
    evidence: Counter[str] = Counter()
    for piece in reading.pieces:
        for match in _ROLE.finditer(text, piece.start, piece.end):
            article, role, plural, after = match.groups()
            role = role.lower()
            if plural or article.lower() != "the":
                others[role] += 1
                continue
            start = match.start()
            spans.setdefault(role, []).append((start, match.end(3)))
            before = _BEFORE.search(text, max(piece.start, start - 14), start)
            if (after in SPEECH_VERBS) or (before and before.group(1) in SPEECH_VERBS):
                evidence[role] += 3
            elif after in HUMAN_VERBS:
                evidence[role] += 1
    words = sum(len(piece.plain) for piece in reading.words)
    found: dict[Key, list[Span]] = {}
    for role, places in sorted(spans.items()):
        count = len(places)
        capital = ("", role.capitalize())
        taken = names.get(capital)
        if taken is None and (count < max(_LEAST, words * _LEAST_SHARE) or others[role] > 0.25 * count):
            continue
        if evidence[role] < 0.2 * count or evidence[role] < 4:
            continue
        key = ("the", role)
        name = names[key] = Name(key, count, float(evidence[role]), article=count)
        name.surfaces["the " + role] = count
        if taken is not None:
            del names[capital]
        found[key] = places
    # A title alone names somebody only by the company it keeps.
    for key in [key for key in names if len(key) == 2 and not key[0] and key[1].lower() in TITLES | ROLES]:
        del names[key]
    return found | _kin(reading, max(_LEAST, words * _LEAST_SHARE), names)


def _kin(reading: Reading, least: float, names: dict[Key, Name]) -> dict[Key, list[Span]]:
    """Kin words that stand alone like a name: pap said, Papa looked; not my father."""
    text = reading.text
    spans: dict[str, list[Span]] = {}
    evidence: Counter[str] = Counter()
    for piece in reading.pieces:
        for match in _KIN.finditer(text, piece.start, piece.end):
            before = _BEFORE.search(text, max(piece.start, match.start() - 14), match.start())
            if before and (before.group(1) in DETERMINERS or before.group(1).endswith("s")):
                continue
            word = match.group(1)
            spans.setdefault(word, []).append((match.start(), match.end(1)))
            evidence[word] += match.group(2) in HUMAN_VERBS or match.group(2) in SPEECH_VERBS
    found: dict[Key, list[Span]] = {}
    for word, places in sorted(spans.items()):
        if len(places) >= least and evidence[word] >= 0.25 * len(places):
            key = ("the", word)
            name = names[key] = Name(key, len(places), float(evidence[word]))
            name.surfaces[word] = len(places)
            found[key] = places
    return found
