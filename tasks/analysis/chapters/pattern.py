"""Headings by a pattern of the user's, matched so that no pattern can run away.

Python's `re` backtracks. So back-references, look-around and patterns that can be tried in too many ways are refused,
only lines of at most 120 characters are matched, and the whole search has a limit of processor time.
"""

from __future__ import annotations

import re
import warnings
from math import log10
from time import process_time
from typing import Any

from tasks.analysis import numerals
from tasks.analysis.chapters.candidate import Candidate
from tasks.analysis.errors import NoSuchChapters
from tasks.analysis.lines import Lines
from tasks.analysis.values import Span

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants as constants  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]

MAX_PATTERN = 300
MAX_LINE = 120
MAX_WAYS = 6.3  # three open-ended repetitions on a line of 120 characters
MAX_SECONDS = 5.0
_NUMBER = re.compile(r"[0-9０-９]+|[〇零一二三四五六七八九十百千两兩廿卅]+|[IVXLCDMivxlcdm]+")


def find(lines: Lines, body: Span, pattern: str) -> list[Candidate]:
    """All lines of the body that begin with a match. Raises ValueError with a sentence for the user."""
    compiled = compile_safely(pattern)
    found: list[Candidate] = []
    begun = process_time()
    for index in range(lines.find(body[0]), len(lines)):
        start, end = lines.starts[index], lines.ends[index]
        if start >= body[1]:
            break
        if not index % 100 and process_time() - begun > MAX_SECONDS:
            raise NoSuchChapters(
                "The pattern takes too long; make it more exact, for example by beginning it with ^ and a word."
            )
        if end - start > MAX_LINE:
            continue
        line = lines.text[start:end]
        match = compiled.match(line)
        if match and match.end() > match.start():
            found.append(_candidate(index, start, end, line, match))
    if not found:
        raise NoSuchChapters("The pattern matches no line of the text.")
    return found


def compile_safely(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, if it can be matched in a bounded number of steps; else ValueError says what to change."""
    if not pattern.strip():
        raise ValueError("The pattern is empty.")
    if len(pattern) > MAX_PATTERN:
        raise ValueError(f"The pattern is longer than {MAX_PATTERN} characters.")
    try:
        tree = parser.parse(pattern)
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"The pattern is not a regular expression: {error}.") from None
    if _ways(tree) > MAX_WAYS:
        raise ValueError(
            "The pattern can be tried in too many ways; use fewer open-ended repetitions, or bounds such as {1,10}."
        )
    return compiled


def _ways(tree: Any) -> float:
    """Decimal logarithm of the number of ways in which a line of 120 characters may be tried: the bound on backtracking."""
    total = 0.0
    for code, argument in tree:
        if code in (constants.GROUPREF, constants.GROUPREF_EXISTS, constants.ASSERT, constants.ASSERT_NOT):
            raise ValueError("The pattern uses back-references or look-around, which are not allowed here.")
        if code in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            least, most, inner = argument
            times = min(MAX_LINE, int(most))
            inside = _ways(inner)
            if inside and most is constants.MAXREPEAT:
                raise ValueError(
                    "The pattern repeats without a bound what is itself repeated or has alternatives, such as (a+)+."
                )
            total += log10(max(1, times - int(least) + 1)) + inside * times
        elif code is constants.SUBPATTERN:
            total += _ways(argument[-1])
        elif code is constants.BRANCH:
            total += log10(len(argument[1])) + max(_ways(branch) for branch in argument[1])
        elif code is constants.ATOMIC_GROUP:
            total += _ways(argument)
    return total


def _candidate(index: int, start: int, end: int, line: str, match: re.Match[str]) -> Candidate:
    groups = [group for group in match.groups() if group]
    printed = next((group for group in groups if numerals.parse(group) is not None), None)
    if printed is None:
        number = _NUMBER.search(match.group())
        printed = number.group() if number else None
    value = numerals.parse(printed) if printed else None
    title = line[match.end() :].strip(" \t\u3000.:：、-—") or line
    return Candidate(index, start, end, "pattern", 2, value, printed if value is not None else None, title, True)
