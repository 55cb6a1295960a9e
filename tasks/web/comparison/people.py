from __future__ import annotations

from typing import Any

FEW = 20


def view(people: dict[str, Any] | None, *, everything: bool = False) -> dict[str, Any]:
    """Who is in both and who in one only, the most mentioned first; the others are folded unless everything is wanted."""
    few = None if everything else FEW
    if people is None:
        return {"none": True}
    return {
        "both": people["both"][:few],
        "both_others": people["both"][few:] if few else [],
        "only": [_only(people["only_a"], few), _only(people["only_b"], few)],
        "none": not any(people.values()),
    }


def _only(listed: list[dict[str, Any]], few: int | None) -> dict[str, Any]:
    return {"shown": listed[:few], "others": listed[few:] if few else []}
