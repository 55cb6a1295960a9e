"""Which runs of capitalised words name a person: counted over the whole book, then weighed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ...lexicons.english import SPEECH_VERBS
from ...lexicons.english_people import (
    ABBREVIATED,
    ADJECTIVES,
    FEMALE_TITLES,
    HUMAN_VERBS,
    MALE_TITLES,
    NEVER,
    PLACE_BEFORE,
    PLACE_TAILS,
    SAME_TITLE,
    STRONG_VERBS,
    TITLES,
)
from ...reading import Reading
from ...values import Dialogue
from .scanning import Chunk, Key

_BINS = 100
_MONTHS = frozenset(["march", "april", "may", "june", "august"])
_SURFACES = 12  # how many places are looked at to see how a name is printed


@dataclass(slots=True)
class Words:
    """How often each word is capitalised inside a sentence, at its beginning, and not at all."""

    inside: Counter[str] = field(default_factory=Counter)
    initial: Counter[str] = field(default_factory=Counter)
    lower: Counter[str] = field(default_factory=Counter)

    @classmethod
    def count(cls, reading: Reading, chunks: list[Chunk]) -> Words:
        found = cls()
        for chunk in chunks:
            rest = chunk.words
            if chunk.initial:
                found.initial[rest[0]] += 1
                rest = rest[1:]
            for word in rest:
                found.inside[word] += 1
        capitals: Counter[str] = Counter()
        for counter in (found.inside, found.initial):
            for word, n in counter.items():
                capitals[word.lower()] += n
        for word, n in reading.frequencies.items():
            if n > capitals[word]:
                found.lower[word] = n - capitals[word]
        return found

    def proper(self, word: str) -> bool:
        """Whether the word is a name rather than a common word with a capital."""
        inside = self.inside[word]
        if not inside or len(word) < 2:
            return False
        lower = self.lower[word.lower()]
        return lower <= 0.3 * (inside + self.initial[word]) or (inside >= 10 and inside > 0.2 * lower)


@dataclass(slots=True)
class Name:
    """One form of a name with what the text says for and against a person behind it."""

    key: Key
    count: int = 0
    person: float = 0.0
    spoken: int = 0  # named as one who speaks
    place: int = 0
    article: int = 0
    vocative: int = 0
    possessive: int = 0
    quoted: int = 0  # inside quotations
    he: int = 0
    she: int = 0
    bins: int = 0  # one bit for each of the stretches of the text that name it
    surfaces: Counter[str] = field(default_factory=Counter)

    @property
    def title(self) -> str:
        return self.key[0]

    @property
    def words(self) -> Key:
        return self.key[1:]

    @property
    def gender(self) -> int:
        """1 for he, -1 for she, 0 where the text does not tell: the title, then the pronouns that follow."""
        if self.title in MALE_TITLES:
            return 1
        if self.title in FEMALE_TITLES:
            return -1
        if self.he >= 2 * self.she + 2:
            return 1
        if self.she >= 1.5 * self.he + 2:
            return -1
        return 0


def weigh(reading: Reading, dialogue: Dialogue, words: Words, chunks: list[Chunk]) -> dict[Key, Name]:
    """Give every chunk its key and return the names that belong to persons."""
    text = reading.text
    low, high = reading.structure.body
    width = max(1, (high - low) // _BINS)
    names: dict[Key, Name] = {}
    quotes = dialogue.quotes
    q = 0
    resolved: dict[tuple[str, ...], _Cut] = {}
    for chunk in chunks:
        run = tuple(chunk.words)
        cut = resolved.get(run)
        if cut is None:
            cut = resolved[run] = _resolve(words, run)
        cut.apply(chunk)
        if not chunk.key:
            continue
        name = names.get(chunk.key)
        if name is None:
            name = names[chunk.key] = Name(chunk.key)
        _collect(name, chunk)
        start = chunk.starts[0]
        name.bins |= 1 << ((start - low) // width)
        while q < len(quotes) and quotes[q].end <= start:
            q += 1
        name.quoted += q < len(quotes) and quotes[q].start <= start
        if name.count <= _SURFACES:
            name.surfaces[" ".join(text[start : chunk.ends[-1]].split())] += 1
    persons = {word for key, name in names.items() if _person(name) for word in key[1:]}
    return {key: name for key, name in names.items() if _person(name) or _of_person(name, persons)}


@dataclass(slots=True, frozen=True)
class _Cut:
    """What a run of capitalised words is cut down to: words first to last, the same for every such run of the book."""

    first: int = 0
    last: int = 0
    key: Key = ()
    before: str | None = None  # what stands before the cut, where that is not what stands before the run
    inside: bool = False  # the run begins before the cut, so the cut begins no sentence
    short: bool = False  # the run goes on behind the cut

    def apply(self, chunk: Chunk) -> None:
        if not self.last:
            return
        if self.inside:
            chunk.initial = False
        if self.before is not None:
            chunk.before = self.before
        if self.short:
            chunk.after = ""
        if self.last - self.first < len(chunk.words):
            chunk.words = chunk.words[self.first : self.last]
            chunk.starts, chunk.ends = chunk.starts[self.first : self.last], chunk.ends[self.first : self.last]
        chunk.key = self.key


def _resolve(words: Words, run: Key) -> _Cut:
    """Cut the run down to one name: its last stretch of titles and proper words."""
    runs: list[tuple[int, int]] = []
    i, n = 0, len(run)
    while i < n:
        j = i
        while j < n and _is_title(run[j]) and (j == i or _is_title(run[j - 1])):
            j += 1
        k = j
        while k < n and not _is_title(run[k]) and _nameable(words, run, k, k == j and j > i):
            k += 1
        if k > j or j > i:
            runs.append((i, k))
        i = max(k, j, i + 1)
    if not runs:
        return _Cut()
    i, j = max(runs, key=lambda stretch: (stretch[1] - stretch[0], stretch[0]))
    inside, short = i > 0, j < n
    before = run[i - 1].lower() if inside else None
    title = ""
    while i < j - 1 and _is_title(run[i]):
        lower = run[i].lower()
        if lower in ADJECTIVES:
            before = lower
        else:
            title = lower
            break
        i += 1
    first = i
    if title:
        # Lady Catherine, Miss Jane; of two titles (Colonel Sir X) the last one counts.
        while i < j - 1 and _is_title(run[i]):
            title = run[i].lower()
            i += 1
        return _Cut(first, j, (SAME_TITLE.get(title, title), *_saint(run[i:j])), before, inside, short)
    lower = run[i].lower()
    if j - i == 1 and (lower in NEVER or lower in ABBREVIATED or lower in ADJECTIVES):
        return _Cut(first, j, (), before, inside, short)
    return _Cut(first, j, ("", *_saint(run[i:j])), before, inside, short)


def _saint(name: Key) -> Key:
    """St. John is one word of a name, wherever it stands."""
    if "St" in name[:-1]:
        i = name.index("St")
        return (*name[:i], "St. " + name[i + 1], *name[i + 2 :])
    return name


def _is_title(word: str) -> bool:
    return word.lower() in TITLES


def _nameable(words: Words, run: Key, k: int, titled: bool) -> bool:
    word = run[k]
    lower = word.lower()
    if titled:
        return lower not in ("i", "and")
    if lower in NEVER and not (k and not words.lower[lower]):
        following = run[k + 1] if k + 1 < len(run) else ""
        return lower in _MONTHS and following.lower() not in NEVER and words.proper(following)
    if word.isupper() and len(word) > 1:
        return False
    if len(word) == 1:
        return k + 1 < len(run) or k > 0
    if lower in PLACE_TAILS:
        return k > 0
    if words.proper(word):
        return True
    # Only ever seen at the beginning of sentences: a first name if a name follows.
    follows = k + 1 < len(run) and words.proper(run[k + 1])
    return k == 0 and follows and words.initial[word] >= 2 and not words.lower[lower]


def _collect(name: Name, chunk: Chunk) -> None:
    name.count += 1
    before, after = chunk.before, chunk.after
    name.possessive += chunk.possessive
    if before in SPEECH_VERBS or after in SPEECH_VERBS or chunk.said:
        name.person += 3
        name.spoken += 1
    elif after in STRONG_VERBS:
        name.person += 1
    elif after in HUMAN_VERBS:
        name.person += 0.4
    elif chunk.possessive:
        name.person += 0.15
    if before in PLACE_BEFORE:
        name.place += 1
    elif before == "the":
        name.article += 1
    elif chunk.comma:
        name.vocative += 1
        name.person += 0.5
    if chunk.gender > 0:
        name.he += 1
    elif chunk.gender < 0:
        name.she += 1


def _person(name: Name) -> bool:
    count = name.count
    last = name.words[-1].lower()
    if len(name.words) > 1 and last in PLACE_TAILS:
        return False
    if count >= 5 and name.possessive > 0.6 * count and name.spoken < 0.05 * count:
        # Tellson's, Lloyd's: a house or a shop.
        return False
    if name.title:
        return count >= 2 or name.person >= 1
    if name.article > 0.5 * count:
        # The Hatter and the Duchess, but not the Alps and the Admiralty.
        plural = last.endswith("s") and not last.endswith("ss")
        return not plural and name.spoken >= 2 and name.person >= 0.25 * count
    if name.place > 0.3 * count and name.place > name.person:
        return False
    return name.person >= 2 and name.person >= 0.06 * count


def _of_person(name: Name, persons: set[str]) -> bool:
    """A full name whose words are names of persons: Elizabeth Bennet, seen only twice."""
    if len(name.words) < 2 or name.words[-1].lower() in PLACE_TAILS or name.article > 0.5 * name.count:
        return False
    return name.words[0] in persons and (name.words[-1] in persons or name.count >= 2)
