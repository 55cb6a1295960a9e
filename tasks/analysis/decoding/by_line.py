"""Files joined from two encodings, one of them UTF-8: which lines are UTF-8, and which are something else."""

from __future__ import annotations

SHARE = 0.4  # valid sequences for each byte that fits none; in other encodings chance makes at most 0.3
LEAST = 20
SAMPLE = 1 << 20


def other_lines(data: bytes, valid: int, invalid: int) -> tuple[bytes, float] | None:
    """The lines that are no UTF-8, joined, and the share of the high bytes that stands in lines that are.

    `valid` and `invalid` are the counts of `unicode_forms.utf8_counts`. None where there are no two kinds of lines.
    """
    if valid < LEAST or valid < SHARE * invalid:
        return None
    others: list[bytes] = []
    size = inside = outside = 0
    for line in data.split(b"\n"):
        if line.isascii():
            continue
        high = len(line.translate(None, bytes(range(128))))
        try:
            line.decode("utf-8")
            inside += high
        except UnicodeDecodeError:
            outside += high
            if size < SAMPLE:
                others.append(line)
                size += len(line)
    share = inside / max(1, inside + outside)
    return (b"\n".join(others), share) if others and 0.1 < share < 1 else None
