"""Elements as text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

Value = str | int | float


def number(value: float) -> str:
    """Two decimals at most, without trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, attributes: dict[str, Value], *children: str) -> str:
    """One element; attribute values are escaped, children are markup already."""
    listed = "".join(f' {key}="{_text(value)}"' for key, value in attributes.items())
    return f"<{name}{listed}>{''.join(children)}</{name}>" if children else f"<{name}{listed}/>"


def title(text: str) -> str:
    """What a pointer that rests on the parent shape is told."""
    return f"<title>{escape(text)}</title>"


def flat(kind: str, width: float, height: float, *children: str) -> str:
    """A drawing that fills the width it gets. It is hidden from screen readers: the figures beside it say the same."""
    attributes: dict[str, Value] = {
        "class": f"chart {kind}",
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "preserveAspectRatio": "none",
        "aria-hidden": "true",
        "focusable": "false",
    }
    return element("svg", attributes, *(children or ("",)))


def upright(heights: Sequence[float], bottom: float) -> str:
    """The path data of bars of width 1 that stand on `bottom` side by side; no bar where the height is 0."""
    return "".join(
        f"M{number(place + 0.08)} {number(bottom)}v{number(-height)}h.84v{number(height)}z"
        for place, height in enumerate(heights)
        if height > 0
    )


def _text(value: Value) -> str:
    return escape(value if isinstance(value, str) else number(value))
