from __future__ import annotations

from typing import Any

FEW = 20


def view(people: dict[str, Any] | None) -> dict[str, Any]:
    """Who is in both and who in one only, the most mentioned first; each list is cut at `FEW`."""
    if people is None:
        return {"none": True}
    return {
        "both": people["both"][:FEW],
        "both_others": people["both"][FEW:],
        "only": [_only(people["only_a"]), _only(people["only_b"])],
        "none": not any(people.values()),
    }


def _only(listed: list[dict[str, Any]]) -> dict[str, Any]:
    return {"shown": listed[:FEW], "others": listed[FEW:]}
