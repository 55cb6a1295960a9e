"""What the clean text leaves out, as a list that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NEAR = 40  # removals of one kind this close together are shown as one


@dataclass(frozen=True, slots=True)
class Group:
    """One or more removals of one kind that stand together."""

    kind: str
    start: int
    end: int
    characters: int  # removed or replaced
    text: str  # what stood there, with three dots where text was kept
    replacement: str


def grouped(removals: list[dict[str, Any]], most: int = 200) -> list[Group]:
    """Groups in text order. `most` is how many characters of what stood there are shown."""
    groups: list[list[dict[str, Any]]] = []
    for removal in sorted(removals, key=lambda r: (r["start"], r["end"])):
        last = groups[-1][-1] if groups else None
        if last and last["kind"] == removal["kind"] and removal["start"] - last["end"] <= NEAR and len(groups[-1]) < 50:
            groups[-1].append(removal)
        else:
            groups.append([removal])
    return [_group(members, most) for members in groups]


def _group(members: list[dict[str, Any]], most: int) -> Group:
    first, last = members[0], members[-1]
    shown = " ".join(" … ".join(_visible(member["text"][:most]) for member in members).split())
    replaced = " … ".join(member["replacement"].strip() for member in members if member["replacement"].strip())
    characters = sum(member["end"] - member["start"] for member in members)
    cut = len(shown) > most or any(member["end"] - member["start"] > len(member["text"]) for member in members)
    return Group(first["kind"], first["start"], last["end"], characters, shown[:most] + ("…" if cut else ""), replaced)


def _visible(text: str) -> str:
    """Control and private-use characters as their code points: nobody could see them."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\t\r\n\u3000\u00a0\u2003" else f"U+{ord(c):04X} " for c in text)
