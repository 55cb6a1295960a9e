from __future__ import annotations

import pytest

from tasks.analysis.pipeline import analyse
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

PAGES = {
    "THE LIGHTHOUSE\nby Margaret Ellison": "Margaret Ellison",
    "DE VUURTOREN\ndoor Jan de Vries": "Jan de Vries",
    "IL FARO\ndi\nGiulia Rossi": "Giulia Rossi",
    "FYREN\naf Karen Holm": "Karen Holm",
    "등대\n김민수 지음": "김민수",
    "등대\n박 은영 씀": "박 은영",
    "THE LIGHTHOUSE\ndoor to the sea, which nobody opened for 9 years": None,
}


@pytest.mark.parametrize("page", PAGES)
def test_the_author_behind_a_by_or_before_a_writer(page: str) -> None:
    report = analyse(f"{page}\n\n\n\n{prose.english_book(4, 6)}".encode()).report
    assert report["source"]["author"] == PAGES[page]
    assert report["source"]["title"] == page.split("\n")[0]
