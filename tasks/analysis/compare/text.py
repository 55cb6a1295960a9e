"""A comparison for a terminal."""

from __future__ import annotations

from typing import Any

from tasks.analysis.files import codes, wording

SHOWN = 30


def render(result: dict[str, Any], text_a: str, text_b: str) -> str:
    """The comparison as lines of text."""
    lines = [f"A  {_side(result['a'])}", f"B  {_side(result['b'])}", "", result["summary"], ""]
    chapters = result["chapters"]
    lines += _listed("Added in B", [_alone(row, result["b"]) for row in chapters["added"]])
    lines += _listed("Removed from A", [_alone(row, result["a"]) for row in chapters["removed"]])
    lines += _listed("Moved", [_moved(row) for row in chapters["moved"]])
    if result["relation"] != "different":
        most = sorted(chapters["changed"], key=lambda row: (-row["changed_share"], row["a"]["index"]))
        lines += _listed("Changed, most first", [_changed(row, text_a, text_b) for row in most])
    lines += [f"{'':38} {'A':>12} {'B':>12} {'B − A':>14}"]
    lines += [_measure(row) for row in result["measures"]]
    return "\n".join(lines) + "\n"


def _side(side: dict[str, Any]) -> str:
    chapters = wording.plural(side["chapters"], "chapter")
    return (
        f"{side['title']} ({side['file_name']}): {chapters}, {wording.number(side['words'])} {unit(side['language'])}"
    )


def unit(language: str) -> str:
    """What `words` counts in this language."""
    return "characters" if wording.in_characters({"language": language}) else "words"


def _listed(title: str, rows: list[str]) -> list[str]:
    if not rows:
        return []
    rest = [f"  … and {len(rows) - SHOWN:,} more"] if len(rows) > SHOWN else []
    return [f"{title} ({len(rows)})", *(f"  {row}" for row in rows[:SHOWN]), *rest, ""]


def _name(unit: dict[str, Any]) -> str:
    return unit["heading"] or "the whole text"


def _alone(row: dict[str, Any], side: dict[str, Any]) -> str:
    also = ", ".join(_name(unit) for unit in row["text_in"])
    return f"{_name(row)}, {row['words']:,} {unit(side['language'])}" + (f"; its text is in {also}" if also else "")


def _moved(row: dict[str, Any]) -> str:
    where = f"now after {_name(row['after'])}" if row["after"] else "now the first"
    return f"{_name(row['a'])}: {where}"


def _changed(row: dict[str, Any], text_a: str, text_b: str) -> str:
    heading = f" (was {_name(row['a'])})" if row["heading_changed"] else ""
    lines = [
        f"{_name(row['b'])}{heading}: {100 * row['changed_share']:.0f}% of the sentences, "
        f"{row['sentences_removed']} out, {row['sentences_added']} in"
    ]
    lines += [f"      - {_quote(text_a, span)}" for span in row["removed_spans"][:2]]
    lines += [f"      + {_quote(text_b, span)}" for span in row["added_spans"][:2]]
    return "\n".join(lines)


def _quote(text: str, span: list[int]) -> str:
    quoted = " ".join(text[span[0] : min(span[1], span[0] + 400)].split())
    return quoted if len(quoted) <= 100 else quoted[:99] + "…"


def _measure(row: dict[str, Any]) -> str:
    difference = "units differ" if row["units"] else _signed(row["name"], row["difference"])
    a, b = (_value(row["name"], row[side]) for side in "ab")
    return f"{row['label']:38} {a:>12} {b:>12} {difference:>14}"


def _signed(name: str, difference: float | None) -> str:
    sign = "−" if (difference or 0) < 0 else "+" if difference else ""
    return sign + _value(name, difference if difference is None else abs(difference))


def _value(name: str, value: float | None) -> str:
    return wording.number(value) if value is None or name not in codes.SHARES else wording.share(value, 1)
