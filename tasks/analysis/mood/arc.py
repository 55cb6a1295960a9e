"""From words' valences to the curve over the book."""

from __future__ import annotations

from array import array
from itertools import chain, pairwise
from statistics import fmean, pstdev

BINS = 100
WIDTH = 10


def bins(values: list[array[float]]) -> list[float]:
    """Return the mean valence of each hundredth of the book's words."""
    flat = array("f", chain.from_iterable(values))
    count = len(flat)
    edges = [i * count // BINS for i in range(BINS + 1)]
    return [sum(flat[a:b]) / (b - a) if b > a else 0.0 for a, b in pairwise(edges)]


def curve(means: list[float]) -> list[float]:
    """Return the moving average over WIDTH bins in standard deviations from the mean.

    A plain average: a low-pass filter would ring at the ends (the critique of syuzhet).
    """
    smooth = smoothed(means)
    spread = pstdev(smooth)
    middle = fmean(smooth)
    return [round((value - middle) / spread, 3) if spread else 0.0 for value in smooth]


def smoothed(means: list[float]) -> list[float]:
    half = WIDTH // 2
    return [
        fmean(means[max(0, i - half) : i + half]) if i + half > max(0, i - half) else 0.0 for i in range(len(means))
    ]
