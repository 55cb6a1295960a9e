"""Tables that spreadsheets open rightly and safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tasks.analysis.files.clean import legal

# A text cell that starts like this would be run as a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
Cell = str | int | float | None


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a BOM, without which Excel takes Chinese for Windows-1252. None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = " ".join(legal(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
