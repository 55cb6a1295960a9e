"""What a book and each of its chapters are about: tf-idf words, and the sentences nearest to their centre."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from heapq import nsmallest
from itertools import chain, islice

from . import folding
from . import reading as readings
from .function_words import CYRILLIC, LATIN
from .lexicons import chinese, english
from .reading import Piece, Reading
from .spans import Spans
from .tokens import LATIN_WORD
from .values import Language, Progress, Structure, silent
from .values_language import KeySentence, Keyword, Keywords
from .whole_sentences import whole

_BOOK_TERMS = 30
_CHAPTER_TERMS = 8
_CHAPTER_SENTENCES = 2
_CENTRE_TERMS = 24
_MIN_DOCUMENTS = 5
_COMMON_SHARE = 0.8
_PIECE_SHARE = 0.7
# What a book with fewer chapters is cut into, to see which words are spread and which gather.
_SLICES, _SLICE_WORDS = 20, 100
_SHORTEST, _LONGEST = {True: 12, False: 50}, {True: 120, False: 300}  # of a key sentence, in characters
# rjieba's tags of words that carry meaning: nouns, verbs, adjectives, idioms, and names that are not people.
_CONTENT_TAGS = ("n", "v", "a", "i", "l", "j", "s")


def extract(
    text: str,
    structure: Structure,
    language: Language,
    exclude_names: Collection[str],
    progress: Progress = silent,
    reading: Reading | None = None,
) -> Keywords:
    """Return the book's keywords (best first), those of each chapter, and key sentences of each chapter.

    `exclude_names` are names of people, which would otherwise fill the list.
    """
    known = readings.of(text, structure, language, reading)
    if not known.segmented:
        return Keywords(None, [], [], "no word segmenter is at hand for this language")
    excluded = _excluded(known, exclude_names)
    terms = _Terms(excluded)
    documents = [_terms(known, i, excluded, terms) for i in range(len(known.pieces))]
    progress(0.3)
    spread = documents if len(documents) >= _MIN_DOCUMENTS else _slices(known, terms)
    book, weights = _book(documents, spread)
    if known.code == "zh":
        book = [(term, score) for term, score in book if not _of_a_name(known.folded, term, exclude_names)]
    book = book[:_BOOK_TERMS]
    keywords = [Keyword(_surface(known, term), round(score, 2)) for term, score in book]
    progress(0.5)
    of_chapters: list[Keyword] = []
    sentences: list[KeySentence] = []
    for i, piece in enumerate(known.pieces):
        total = documents[i].total() or 1
        if piece.chapter or len(known.pieces) == 1:
            # Only the words at the top are put in order.
            best = nsmallest(_CENTRE_TERMS, [(-n * weights[term], term) for term, n in documents[i].items()])
            centre = [(term, -score) for score, term in best]
            of_chapters.extend(
                Keyword(_surface(known, term), round(100 * score / total, 2), piece.chapter)
                for term, score in centre[:_CHAPTER_TERMS]
                if score > 0
            )
            sentences.extend(_key_sentences(known, piece, known.sentences[i], centre))
        progress(0.5 + 0.5 * (i + 1) / len(known.pieces))
    return Keywords(keywords, of_chapters, sentences)


def _excluded(reading: Reading, names: Collection[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        lower = name.lower().replace("’", "'")
        found.update((lower, folding.fold_word(name)))
        for word in LATIN_WORD.findall(lower):
            found.update((word, word + "'s"))
    return found | _stop_words(reading.code)


def _stop_words(code: str) -> frozenset[str]:
    """Words that are no subject: the full lists of English and Chinese, the most frequent words of other languages."""
    if code == "zh":
        return frozenset(chinese.STOP_WORDS)
    if code == "en":
        return frozenset(english.STOP_WORDS)
    return LATIN.get(code) or CYRILLIC.get(code) or frozenset()


def _terms(reading: Reading, i: int, excluded: set[str], terms: _Terms) -> Counter[str]:
    """The words of one piece that may be keywords, counted."""
    words = reading.words[i]
    found: Counter[str] = Counter()
    if reading.code == "zh":
        telling = {tag: tag[0] in _CONTENT_TAGS and tag[:2] != "nr" for tag in set(words.tags)}
        found.update([word for word, tag in zip(words.tokens, words.tags, strict=True) if telling[tag]])
        for word in [word for word in found if len(word) < 2 or word in excluded]:
            del found[word]
        return found
    for word, n in reading.counts[i].items():
        term = terms[word]
        if term:
            found[term] = found.get(term, 0) + n
    return found


class _Terms(dict[str, str]):
    """The term that a word counts for, without the genitive's end; "" for a word that is none."""

    def __init__(self, excluded: set[str]) -> None:
        super().__init__()
        self._excluded = excluded

    def __missing__(self, word: str) -> str:
        term = word[:-2] if word.endswith("'s") else word
        if len(term) < 3 or term in self._excluded or term.isdigit():
            term = ""
        self[word] = term
        return term


def _book(
    documents: list[Counter[str]], spread: Sequence[Collection[str]]
) -> tuple[list[tuple[str, float]], dict[str, float]]:
    """The book's best terms, more than are wanted, and every term's weight: its inverse document frequency in the places of `spread`."""
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document)
    there = Counter(chain.from_iterable(spread))
    seen = {term: there[term] for term in total}
    count = len(spread)
    # What stands in nearly every chapter is no subject, in whatever language.
    common = _COMMON_SHARE * count if count >= _MIN_DOCUMENTS else count + 1
    weights = {term: math.log((1 + count) / (0.5 + n)) if n <= common else 0.0 for term, n in seen.items()}
    # A term of the whole book is frequent and in several places, yet not everywhere alike.
    least = 3 if count >= _MIN_DOCUMENTS else 2
    scores = [
        (term, n * weights[term])
        for term, n in total.items()
        if n >= 3 and seen[term] >= min(least, count) and weights[term] > 0
    ]
    scores.sort(key=lambda item: (-item[1], item[0]))
    return scores[: 2 * _BOOK_TERMS], weights


def _of_a_name(text: str, term: str, names: Collection[str]) -> bool:
    """Whether a word is mostly a piece that the segmenter cut out of one name: 超人 of 匡超人."""
    around = {folded for name in names if term in (folded := folding.fold_word(name)) and folded != term}
    return bool(around) and max(map(text.count, around)) >= _PIECE_SHARE * text.count(term)


def _slices(reading: Reading, terms: dict[str, str]) -> list[Collection[str]]:
    """The terms of stretches of equal length: without enough chapters they stand in for places."""
    words = list(chain.from_iterable(found.plain for found in reading.words))
    size = max(_SLICE_WORDS, -(-len(words) // _SLICES))
    slices = [set(words[i : i + size]) for i in range(0, len(words), size)]
    return [part if reading.code == "zh" else {terms[word] for word in part} for part in slices]


def _surface(reading: Reading, term: str) -> str:
    if reading.folded is reading.text:
        return term
    offset = reading.folded.find(term)
    return reading.text[offset : offset + len(term)] if offset >= 0 else term


def _key_sentences(
    reading: Reading, piece: Piece, sentences: Spans, centre: list[tuple[str, float]]
) -> list[KeySentence]:
    """The whole sentences that hold most of the piece's heaviest terms for their length, in text order."""
    text = reading.folded
    low, high = _SHORTEST[reading.cjk], _LONGEST[reading.cjk]
    ranked: list[tuple[float, int, int]] = []
    for start, end in sentences:
        if low <= end - start <= high:
            sentence = text[start:end].lower()
            score = sum([weight for term, weight in centre if term in sentence])
            if score > 0:
                ranked.append((-score / (low + end - start), start, end))
    # Only those at the top are looked at closely.
    fit = (found for found in sorted(ranked) if whole(reading.text, piece.start, found[1], found[2]))
    best = sorted(islice(fit, _CHAPTER_SENTENCES), key=lambda item: item[1])
    return [KeySentence(start, end, piece.chapter, round(-score, 3)) for score, start, end in best]
