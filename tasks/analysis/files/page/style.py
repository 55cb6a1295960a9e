from __future__ import annotations

from itertools import pairwise
from typing import Any

from tasks.analysis import charts
from tasks.analysis.files import wording
from tasks.analysis.files.page.book import Book
from tasks.analysis.files.page.markup import absent, section, table, text

ANCHOR, HEADING = "style", "Style"


def render(book: Book) -> str:
    report = book.report
    norms = report["style"].get("norms")
    compared = _norms(norms) if norms else ""
    seen = {measure["name"] for measure in norms["measures"]} if norms else set()
    others = [
        (text(wording.label(name)), wording.measure(name, value))
        for group in (report["readability"], report["vocabulary"], report["style"])
        for name, value in (group or {}).items()
        if name not in seen and isinstance(value, (int, float))
    ]
    more = table(("Measure", "Value#"), others, "measures") if others else ""
    missing = "".join(
        absent(wording.UNAVAILABLE[name], book.reason(name))
        for name in ("readability", "vocabulary")
        if report[name] is None
    )
    return section(ANCHOR, HEADING, compared, _sentences(report["style"]), more, missing)


def _norms(norms: dict[str, Any]) -> str:
    rows = [
        (
            text(wording.label(measure["name"])),
            wording.measure(measure["name"], measure["value"]),
            charts.ruler(measure["percentile"]),
            f"{measure['percentile']}%",
            " – ".join(wording.measure(measure["name"], measure["points"][at]) for at in (1, 5)),
        )
        for measure in norms["measures"]
    ]
    listed = table(("Measure", "This text#", "Among them", "Higher than#", "8 of 10 lie in"), rows, "norms")
    return f'<p class="note">Beside {text(norms["set"])}. Higher is not better, and they are no measure of today’s market.</p>{listed}'


def _sentences(style: dict[str, Any]) -> str:
    lengths = style.get("sentence_length")
    if not lengths or not lengths.get("histogram"):
        return ""
    edges, counts = lengths["histogram"]["edges"], lengths["histogram"]["counts"]
    total = sum(counts)
    if not total:
        return ""
    names = [f"to {edges[0]}", *(f"{a + 1}–{b}" for a, b in pairwise(edges)), f"over {edges[-1]}"]
    under = "".join(
        f"<span>{name}<b>{100 * count / total:.0f}%</b></span>" for name, count in zip(names, counts, strict=True)
    )
    words = (
        f"<b>Length of sentences</b>, in {text(lengths['unit'])}: middle {wording.number(lengths['median'])}, "
        f"mean {wording.number(lengths['mean'], 1)}, one in ten longer than {wording.number(lengths['p90'])}."
    )
    return f'<figure class="histogram"><figcaption>{words}</figcaption>{charts.columns(counts)}<div class="axis">{under}</div></figure>'
