from __future__ import annotations


def bins(count: int, most: int) -> list[tuple[int, int]]:
    """Cut 0..count into at most `most` stretches (start, end) that differ by one in length at the most."""
    number = min(count, most)
    return [(i * count // number, (i + 1) * count // number) for i in range(number)]
