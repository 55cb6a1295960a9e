"""How long sentences are: in words, in Chinese and Japanese in characters."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from ..middle import middle
from ..reading import Reading
from ..tokens import CJK_RUN

# Upper edges of the histogram's bars; the last one is open.
EDGES = (5, 10, 15, 20, 30, 40, 60)


def measure(reading: Reading) -> dict[str, Any]:
    """Return mean, median, 90th percentile, deviation and a histogram of sentence lengths."""
    lengths = sorted(n for n in _lengths(reading) if n)
    if not lengths:
        return {"sentence_length": None}
    count = len(lengths)
    mean = sum(lengths) / count
    variance = sum((n - mean) ** 2 for n in lengths) / count
    bars = [0] * (len(EDGES) + 1)
    for n in lengths:
        bars[bisect_left(EDGES, n)] += 1
    return {
        "sentence_length": {
            "unit": "characters" if reading.cjk else "words",
            "mean": round(mean, 2),
            "median": middle(lengths),
            "p90": lengths[int(count * 0.9)],
            "deviation": round(variance**0.5, 2),
            "histogram": {"edges": list(EDGES), "counts": bars},
        }
    }


def _lengths(reading: Reading) -> list[int]:
    text = reading.text
    found: list[int] = []
    for sentences in reading.sentences:
        if reading.cjk:
            found.extend(_characters(text[a:b]) for a, b in sentences)
        else:
            found.extend(len(text[a:b].split()) for a, b in sentences)
    return found


def _characters(sentence: str) -> int:
    return sum(map(len, CJK_RUN.findall(sentence)))
