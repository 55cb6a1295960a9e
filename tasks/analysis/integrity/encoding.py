"""Damaged characters: what could not be decoded, mojibake, private-use characters, control characters."""

from __future__ import annotations

from tasks.analysis.decoding import repair
from tasks.analysis.integrity.place import Places
from tasks.analysis.integrity.tally import Tally
from tasks.analysis.values import Damage, Decoded, Issue, Removal

LIMIT = 300
NEAR = 40  # damage this close together is one finding
WHAT = {
    "undecodable": "bytes that are no character in this encoding",
    "replacement": "characters that were lost before this file was made",
    "mojibake": "characters read in the wrong encoding",
    "private_use": "characters without a meaning, usually from bytes shifted by one",
    "control": "control characters",
    "mixed_encoding": "text in another encoding than the rest of the file; it has been read in its own",
}
WHAT_ONE = {
    "undecodable": "byte that is no character in this encoding",
    "replacement": "character that was lost before this file was made",
    "mojibake": "character read in the wrong encoding",
    "private_use": "character without a meaning, usually from bytes shifted by one",
    "control": "control character",
}
MENDS = {
    "undecodable": "Take this passage from another copy of the text.",
    "replacement": "Take this passage from another copy of the text.",
    "mojibake": "Convert the passage back; where that is possible, the clean text has it.",
    "private_use": "Take this passage from another copy of the text.",
    "control": "Remove them; the clean text has none.",
    "mixed_encoding": "Save the whole file as UTF-8; the clean text is.",
}


def find(decoded: Decoded, places: Places, tally: Tally) -> tuple[list[Issue], dict[str, float], list[Removal]]:
    """Issues, the number of damaged characters and of control characters, and what the clean text does about them."""
    issues: list[Issue] = []
    removals: list[Removal] = []
    controls = 0
    cluster: list[Damage] = []
    for place in decoded.damage:
        if place.reason == "control":
            controls += place.end - place.start
        removal = _removal(decoded.text, place)
        if removal:
            removals.append(removal)
        if cluster and (place.reason != cluster[-1].reason or place.start - cluster[-1].end > NEAR):
            issues.append(_issue(cluster, places))
            cluster = []
        cluster.append(place)
    if cluster:
        issues.append(_issue(cluster, places))
    damaged = max(0, decoded.damaged_characters - controls)
    length = max(1, len(decoded.text))
    measures = {
        "damaged_characters": damaged,
        "control_characters": controls,
        "per_10000": round(10000 * (damaged + controls) / length, 3),
        "places": len(issues),
        "first": decoded.damage[0].start if decoded.damage else -1,
    }
    return tally.cut(issues, LIMIT), measures, removals


def _issue(cluster: list[Damage], places: Places) -> Issue:
    start, end, reason = cluster[0].start, cluster[-1].end, cluster[0].reason
    count = sum(place.end - place.start for place in cluster)
    kind = "control_characters" if reason == "control" else "encoding_damage"
    severity = "info" if reason in ("control", "mixed_encoding") else "warning" if count < 20 else "error"
    if reason == "mixed_encoding":
        message = f"{count:,} character{'' if count == 1 else 's'} of {WHAT[reason]}."
    else:
        message = f"{count:,} {(WHAT_ONE if count == 1 else WHAT)[reason]}."
    data = {"reason": reason, "characters": count}
    return Issue(
        kind, severity, start, end, places.chapter(start), message, places.snippet(start, end), MENDS[reason], data
    )


def _removal(text: str, place: Damage) -> Removal | None:
    found = text[place.start : place.end]
    if place.reason == "mixed_encoding":
        return None
    if place.reason == "control":
        return Removal(
            place.start, place.end, "control_characters", found, " " if set(found) & {"\x85", "\x0b"} else ""
        )
    if place.reason == "mojibake":
        mended = repair.mojibake(found)
        return Removal(place.start, place.end, "encoding_damage", found, mended) if mended is not None else None
    return Removal(place.start, place.end, "encoding_damage", found)
