"""People whom the text calls by what they are: the captain, the widow; Papa and pap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...lexicons.english import SPEECH_VERBS
from ...lexicons.english_people import DETERMINERS, HUMAN_VERBS, KIN, ROLES, TITLES
from ...reading import Reading
from ...values import Span
from .candidates import Name
from .scanning import Key

_ONE_OF_MANY = frozenset(["a", "an", "every", "each", "no", "some", "two", "three", "any"])
_NO_NAMES = frozenset(["father", "mother", "grandfather", "grandmother"])
_BEFORE = re.compile(r"([a-z]+)[\s]\Z")
_LEAST = 12
_LEAST_SHARE = 1 / 12_000  # of the words


def find(reading: Reading, names: dict[Key, Name]) -> dict[Key, list[Span]]:
    """Return the roles that stand for one person, with their places; adds them to `names`."""
    text = reading.text
    used = reading.frequencies
    words = used.total()
    least = max(_LEAST, words * _LEAST_SHARE)
    present = [
        role for role in sorted(ROLES) if used[role] >= least or (used[role] and ("", role.capitalize()) in names)
    ]
    spans: dict[str, list[Span]] = {}
    others: Counter[str] = Counter()
    evidence: Counter[str] = Counter()
    if present:
        either = "|".join(present)
        # It begins with a literal, which is searched for many times faster than [Tt].
        the = re.compile(rf"he ((?i:{either}))\b(?![-'’]?[A-Z])(?=(?:,? ([a-z]+))?)")
        others = _indefinite(reading, frozenset(present))
        for piece in reading.pieces:
            for match in the.finditer(text, piece.start, piece.end):
                role, start = match.group(1).lower(), match.start() - 1
                if text[start] not in "tT" or text[start - 1 : start].isalpha():
                    continue
                spans.setdefault(role, []).append((start, match.end(1)))
                before = _BEFORE.search(text, max(piece.start, start - 14), start)
                if match.group(2) in SPEECH_VERBS or (before and before.group(1) in SPEECH_VERBS):
                    evidence[role] += 3
                elif match.group(2) in HUMAN_VERBS:
                    evidence[role] += 1
    found: dict[Key, list[Span]] = {}
    for role, places in sorted(spans.items()):
        count = len(places)
        capital = ("", role.capitalize())
        taken = names.get(capital)
        if taken is None and (count < least or others[role] > 0.25 * count):
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
    return found | _kin(reading, used, least, names)


def _indefinite(reading: Reading, roles: frozenset[str]) -> Counter[str]:
    """How often a role is one of many: a captain, every captain, captains."""
    forms = {role: role for role in roles} | {role + "s": role for role in roles}
    found: Counter[str] = Counter()
    for read in reading.words:
        words = read.plain
        for i in [i for i, word in enumerate(words) if word in forms]:
            role = forms[words[i]]
            if words[i] != role or (i and words[i - 1] in _ONE_OF_MANY):
                found[role] += 1
    return found


def _kin(reading: Reading, used: Counter[str], least: float, names: dict[Key, Name]) -> dict[Key, list[Span]]:
    """Kin words that stand alone like a name: pap said, Papa looked; not my father."""
    present = [word for word in sorted(KIN - _NO_NAMES) if used[word] >= least]
    if not present:
        return {}
    pattern = re.compile(rf"\b({'|'.join(present)})\b(?:,? ([a-z]+))?")
    text = reading.text
    spans: dict[str, list[Span]] = {}
    evidence: Counter[str] = Counter()
    for piece in reading.pieces:
        for match in _matches(pattern, present, text, piece.start, piece.end):
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


def _matches(pattern: re.Pattern[str], words: list[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with one of some words, looked for where those words stand."""
    places: set[int] = set()
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            places.add(at)
            at = text.find(word, at + 1, end)
    done = start
    for place in sorted(places):
        match = pattern.match(text, place, end) if place >= done else None
        if match:
            done = match.end()
            yield match
