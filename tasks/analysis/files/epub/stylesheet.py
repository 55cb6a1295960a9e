from __future__ import annotations

_INDENT = {"zh": "2em", "ja": "1em"}
_COMMON = (
    "h1,h2{font-weight:normal;text-align:center;line-height:1.35;margin:3em 0 2em;page-break-after:avoid}"
    "h1{font-size:1.7em}h2{font-size:1.35em}hr{border:0;height:1em}"
    "p.verse{text-indent:0;text-align:left;margin:1em 0 1em 2em}rt{font-size:.5em}"
    ".title{text-align:center;margin-top:30%}.title p{text-indent:0;text-align:center}"
    "nav ol{list-style:none;padding-left:1.2em}\n"
)


def css(language: str) -> str:
    """Paragraphs as printed books of that language have them; the rest is left to the reader."""
    indent = _INDENT.get(language.split("-")[0])
    if indent:
        return f"body{{margin:0 5%;line-height:1.7}}p{{margin:0;text-indent:{indent};text-align:justify}}{_COMMON}"
    return (
        "body{margin:0 5%;line-height:1.5}p{margin:0;text-indent:1.2em;text-align:justify}"
        f"h1+p,h2+p,hr+p{{text-indent:0}}{_COMMON}"
    )
