"""Names that the text itself links: 姓刘，名备，字玄德; 关羽，字云长; 懿字仲达."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import add

from ...reading import Reading
from .names import Name, surname

_HAN = r"[\u4e00-\u9fff]"
_CALLED = r"(?:单名|名唤|名叫|名为|名|讳|法名)(?:一个|个|做|作)?"
_ALIAS = r"(?:表字|小字|又字|道号|别号|又名|改名|更名|字|号)"
_END = r"(?=[，。；、,.;：:“”‘’（()）]|的|者|也|人)"
_INTRODUCED = re.compile(
    rf"[姓](?P<family>{_HAN}{{1,2}})[，、,]?{_CALLED}(?P<given>{_HAN}{{1,2}})[，、,；]?{_ALIAS}(?P<alias>{_HAN}{{2}})"
    rf"(?:{_END}|(?=[，,]后?改))(?:[，,](?:后)?改(?:字|名|为)?(?P<later>{_HAN}{{2}}){_END})?"
)
# The first name alone, the surname known from the sentences before: 名绍，字本初; 懿字仲达.
_GIVEN = re.compile(
    rf"(?:{_CALLED}|[，。；“：])(?P<given>{_HAN}{{1,2}})[，、,]?(?:表字|字)(?P<alias>{_HAN}{{2}}){_END}"
)
_APPOSED = re.compile(rf"(?P<stretch>{_HAN}{{2,4}})[，、,（(]?(?:表字|又字|小字|字)(?P<alias>{_HAN}{{2}}){_END}")
_LEAST = 3
_FEW = 100
_BEFORE, _BEHIND = 8, 4  # characters around 字 that a pattern takes in


def find(reading: Reading, names: dict[str, Name]) -> Counter[tuple[str, str]]:
    """Return pairs (full name, courtesy name) with how often the text links them.

    The full name is one of `names`; a courtesy name that is not yet is added if the text uses it.
    """
    text = reading.folded
    found: Counter[tuple[str, str]] = Counter()
    start, end = reading.structure.body
    for match in _INTRODUCED.finditer(text, start, end):
        full = match["family"] + match["given"]
        for alias in (match["alias"], match["later"]):
            if full in names and alias:
                found[full, alias] += 2
    for match in _around(_GIVEN, text, start, end):
        bearer = _bearer(names, match["given"])
        if bearer:
            found[bearer, match["alias"]] += 1
    for match in _around(_APPOSED, text, start, end):
        for length in (4, 3, 2):
            full = match["stretch"][-length:]
            if len(full) == length and full in names and surname(full):
                found[full, match["alias"]] += 2
                break
    uses = _uses(text, {alias for full, alias in found if alias not in full and alias not in names})
    return Counter({pair: n for pair, n in found.items() if _used(uses, names, *pair)})


def _around(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern that holds 字, looked for where it stands: that is seldom."""
    done = start
    at = text.find("字", start, end)
    while at >= 0:
        match = pattern.search(text, max(done, at - _BEFORE), min(end, at + _BEHIND)) if at >= done else None
        if match:
            done = match.end()
            yield match
        at = text.find("字", at + 1, end)


def _bearer(names: dict[str, Name], given: str) -> str:
    """The name that ends with this given name and is by far the most frequent, or ""."""
    bearers = sorted(
        (name for word, name in names.items() if word.endswith(given) and surname(word) == word[: -len(given)] != ""),
        key=lambda name: (-name.count, name.text),
    )
    if bearers and (len(bearers) == 1 or bearers[0].count >= 3 * bearers[1].count):
        return bearers[0].text
    return ""


def _uses(text: str, aliases: set[str]) -> dict[str, int]:
    """How often the text has each of these words of two characters; thousands of them are counted in one pass."""
    if len(aliases) <= _FEW:
        return {alias: text.count(alias) for alias in aliases}
    pairs = Counter(map(add, text, text[1:]))
    return {alias: pairs[alias] for alias in aliases}


def _used(uses: dict[str, int], names: dict[str, Name], full: str, alias: str) -> bool:
    if alias in full:
        return False
    if alias not in names:
        if uses[alias] < _LEAST:
            return False
        names[alias] = Name(alias, count=uses[alias])
    return True
