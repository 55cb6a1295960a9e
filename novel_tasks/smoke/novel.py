"""A small novel that no installation has seen before."""

from __future__ import annotations

import random
import secrets

_PEOPLE = ("Margaret Hale", "John Thornton", "Captain Wyndham", "Mrs. Osborne")
_SENTENCES = (
    "The rain had stopped before the coach reached the village.",
    "{a} looked at {b} and said nothing for a while.",
    '"You will not leave tonight," said {a}.',
    '"I have not decided," {b} replied, and closed the letter.',
    "Beyond the hill the lamps of the mill went out one by one.",
    "It was the kind of morning that makes promises.",
)


def make_novel(chapters: int = 5, paragraphs: int = 20) -> bytes:
    """English text with chapters, people and dialogue; different at every call, so that it is no duplicate."""
    pick = random.Random(secrets.token_bytes(16))
    text = [f"THE MILL AND THE LETTER {secrets.token_hex(6)}", ""]
    for chapter in range(1, chapters + 1):
        text += [f"CHAPTER {chapter}", ""]
        for _ in range(paragraphs):
            a, b = pick.sample(_PEOPLE, 2)
            text += [" ".join(pick.choice(_SENTENCES).format(a=a, b=b) for _ in range(5)), ""]
    return "\n".join(text).encode()
