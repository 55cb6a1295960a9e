"""Quotation spans against LitBank's annotations (Bamman and others, CC BY 4.0): exact-span precision, recall, F1.

usage: python benchmarks/analysis/litbank_quotes.py [-v]     (LITBANK_DIR names the folder of .txt and .ann files)
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tasks.analysis import dialogue  # noqa: E402
from tasks.analysis.values import Language, Span, Structure  # noqa: E402


def main() -> None:
    folder = Path(os.environ.get("LITBANK_DIR") or ROOT.parent / "shared/novels/litbank/quotations")
    samples = sorted(folder.glob("*.txt"))
    if not samples:
        print(f"skipped: no LitBank samples in {folder} (set LITBANK_DIR)")
        return
    hits = found_all = gold_all = 0
    for sample in samples:
        text = sample.read_text(encoding="utf-8")
        gold = annotated(text, sample.with_suffix(".ann"))
        report = dialogue.find(text, Structure((0, len(text)), []), Language("en", 1.0))
        found = {(quote.start, quote.end) for quote in report.quotes}
        right = len(gold & found)
        hits, found_all, gold_all = hits + right, found_all + len(found), gold_all + len(gold)
        if "-v" in sys.argv and (len(found) != right or len(gold) != right):
            print(f"{sample.stem}: {report.style} gold {len(gold)} found {len(found)} right {right}")
            if "-vv" in sys.argv:
                for kind, spans in (("  missed", gold - found), ("  wrong ", found - gold)):
                    for a, b in sorted(spans):
                        print(
                            kind,
                            a,
                            repr(text[max(0, a - 30) : a]),
                            repr(text[a : a + 60]),
                            "…",
                            repr(text[b - 30 : b]),
                            repr(text[b : b + 20]),
                        )
    precision, recall = hits / found_all, hits / gold_all
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(samples)} samples, {gold_all} quotations: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def annotated(text: str, path: Path) -> set[Span]:
    """Character spans of the quotations, from sentence and token numbers."""
    lines: list[list[Span]] = []
    offset = 0
    for line in text.split("\n"):
        lines.append([(offset + m.start(), offset + m.end()) for m in re.finditer(r"[^ ]+", line)])
        offset += len(line) + 1
    spans: set[Span] = set()
    for row in path.read_text(encoding="utf-8").splitlines():
        fields = row.split("\t")
        if fields[0] == "QUOTE":
            first, a, last, b = map(int, fields[2:6])
            spans.add((lines[first][a][0], lines[last][b][1]))
    return spans


if __name__ == "__main__":
    main()
