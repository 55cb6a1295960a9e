from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from novel_tasks.testing.installation import Installation
from tasks.tests.browser.drive import patch
from tasks.tests.browser.novels import novel

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def figure(page: Page, name: str) -> int:
    expect(page.locator("#dashboard")).to_have_attribute("aria-busy", "false")
    return int(page.locator(f"[data-stat={name}]").inner_text())


def test_what_happens_is_drawn_without_a_reload(open_page: Callable[..., Page], installation: Installation) -> None:
    page = open_page("/dashboard")
    page.evaluate("window.neverReloaded = true")
    failed, depth = figure(page, "failed"), figure(page, "queue_depth")
    task_id = installation.upload(novel(), "shown.txt", processor="external")
    expect(page.locator("[data-stat=queue_depth]")).to_have_text(str(depth + 1))
    patch(installation, task_id, status="failed", error_message="<b>Blank</b> pages.")
    expect(page.locator("[data-stat=failed]")).to_have_text(str(failed + 1))
    expect(page.locator("#failures a", has_text="<b>Blank</b> pages.")).to_have_attribute("href", f"/tasks/{task_id}")
    expect(page.locator("#throughput rect.failed").last).to_be_visible()
    page.get_by_label("24 hours").check()
    expect(page.locator("#throughput .ground")).to_have_count(24)
    assert page.evaluate("window.neverReloaded") is True


def test_figures_that_cannot_be_renewed_are_said_to_be_old(open_page: Callable[..., Page]) -> None:
    page = open_page("/dashboard")
    figure(page, "failed")
    page.route("**/dashboard/data", lambda route: route.fulfill(status=429, body="{}"))
    expect(page.get_by_role("alert")).to_contain_text("The figures are from")
    page.unroute("**/dashboard/data")
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator("#connection")).to_have_attribute("data-state", "live")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_throughput_says_its_times_and_its_height(
    open_page: Callable[..., Page], installation: Installation, width: int
) -> None:
    for name in ("one.txt", "two.txt"):
        task_id = installation.upload(novel(), name, processor="external")
        patch(installation, task_id, status="failed", error_message="Blank pages.")
    page = open_page("/dashboard", viewport={"width": width, "height": 900})
    figure(page, "failed")
    rows = page.request.get("/dashboard/data").json()["throughput"]["hours"]
    page.get_by_label("24 hours").check()
    most = max(row["completed"] + row["failed"] for row in rows)
    assert most >= 2
    expect(page.locator("#throughput-scale span")).to_have_text([str(most), "0"])
    ticks = page.locator("#throughput-ticks span")
    expect(ticks).to_have_text([re.compile(r"^\d\d:00$")] * 6)
    columns = page.locator("#throughput .ground")
    for tick, column in ((0, 0), (3, 12)):
        under, over = ticks.nth(tick).bounding_box(), columns.nth(column).bounding_box()
        assert under and over
        assert abs(under["x"] - over["x"]) < 2
    assert ticks.evaluate_all("(all) => all.every((tick) => tick.scrollWidth <= tick.clientWidth)")


def test_names_and_figures_of_the_storage_stand_on_one_line(open_page: Callable[..., Page]) -> None:
    page = open_page("/dashboard")
    figure(page, "failed")
    feet = page.locator(".sizes > div").evaluate_all("""(rows) => rows.map((row) => [...row.children].map((part) => {
      const foot = document.createElement("span");
      foot.style.cssText = "display: inline-block; width: 0; height: 0";
      part.append(foot);
      return foot.getBoundingClientRect().bottom;
    }))""")
    assert feet
    assert all(abs(name - value) < 0.5 for name, value in feet), feet


def test_a_table_that_is_cut_shows_a_shadow_where_it_goes_on(
    open_page: Callable[..., Page], working_installation: Installation
) -> None:
    page = open_page(
        f"{working_installation.url}/dashboard", viewport={"width": 360, "height": 780}, color_scheme="light"
    )
    table = page.locator("#workers-scroll")
    expect(table.locator("tbody tr").first).to_be_visible()
    assert table.evaluate("(box) => box.scrollWidth > box.clientWidth")
    cut = _edge(table)
    table.evaluate("(box) => { box.scrollLeft = box.scrollWidth; }")
    expect(table).not_to_have_js_property("scrollLeft", 0)
    assert cut < _edge(table), "darker while there is more behind the edge"


def _edge(table: Locator) -> int:
    """How light the picture of the table is at its right edge, above all text."""
    picture = base64.b64encode(table.screenshot()).decode()
    light: int = table.evaluate(
        """async (box, picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes]));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const pen = canvas.getContext("2d");
          pen.drawImage(image, 0, 0);
          return pen.getImageData(image.width - 2, 3, 1, 1).data[0];
        }""",
        picture,
    )
    return light
