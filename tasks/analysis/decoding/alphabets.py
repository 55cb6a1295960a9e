"""Telling the Latin encodings apart by alphabets: the letters of a text have to be those of one language.

cp1250, cp1252, cp1254 and cp1257 put different letters on the same bytes. Hungarian ő read as cp1252 is õ, and no language
has õ beside ö, á and ü.
"""

from __future__ import annotations

from collections import Counter

# codec -> the letters beyond ASCII of each language that it was made for
ALPHABETS: dict[str, tuple[str, ...]] = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüßéà",  # German
        "áéíñóúüï",  # Spanish
        "áàâãçéêíóôõúü",  # Portuguese
        "àáèéìíîòóùú",  # Italian
        "åäöéæøàü",  # Swedish, Danish, Norwegian, Finnish
        "áðéíóúýþæö",  # Icelandic
        "àéëïöüóèêáíú",  # Dutch, Catalan
        "çàèéíïòóúü",
        "õäöüšž",  # Estonian
    ),
    "cp1250": (
        "áéíóöőúüű",  # Hungarian
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "čćđšž",  # Croatian, Slovene
        "ăâîşţ",  # Romanian
        "äöüß",
        "çë",  # Albanian
    ),
    "cp1254": ("çğıöşüâîû", "əçğıöşü"),
    "cp1257": ("āčēģīķļņōŗšūž", "ąčęėįšųūž", "õäöüšž"),
}
ALPHABETS["iso8859_2"] = ALPHABETS["cp1250"]
CLOSE = 0.35  # a candidate this much below the best may still be the one
# An alphabet has to hold nearly all letters, and a few more than the others: a novel may quote several languages.
WHOLE, MORE = 0.97, 3


def settle(sample: bytes, scores: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The candidates again, the best Latin one first if an alphabet fits its letters better than those of the others."""
    best, top = scores[0]
    if best not in ALPHABETS:
        return scores
    fits = {codec: _fit(sample, codec) for codec, score in scores if codec in ALPHABETS and score > top - CLOSE}
    total = sum(1 for char in sample.decode(best, "replace") if char > "\x7f" and char.isalpha())
    better = [
        codec
        for codec, _ in scores
        if codec in fits and fits[codec] >= WHOLE and (fits[codec] - fits[best]) * total >= MORE
    ]
    if not better:
        return scores
    chosen = max(better, key=lambda codec: fits[codec])
    order = {codec: place for place, (codec, _) in enumerate(scores)}
    chosen = min((codec for codec in better if fits[codec] >= fits[chosen] - 1e-9), key=lambda codec: order[codec])
    return [(chosen, top), *[pair for pair in scores if pair[0] != chosen]]


def _fit(sample: bytes, codec: str) -> float:
    """The share of the letters beyond ASCII that the best fitting alphabet has, 0..1."""
    letters = Counter(
        char
        for char in sample.decode(codec, "replace").lower()
        if char > "\x7f" and (char.isalpha() or char == "\ufffd")
    )
    total = sum(letters.values())
    if not total:
        return 1.0
    return max(sum(letters[char] for char in alphabet) for alphabet in ALPHABETS[codec]) / total
