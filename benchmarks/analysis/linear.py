"""How the time of the whole report grows with the text: 1, 2, 4, 8 and 16 MB of each kind of text.

Linear growth shows as a ratio of about 2 at each doubling. CPU seconds of one core.
"""

from __future__ import annotations

from benchmarks.analysis import measure, texts

SIZES = (1, 2, 4, 8, 16)


def show(name: str, make: texts.Maker, sizes: tuple[int, ...]) -> None:
    """Print one line for each size: seconds, MB a second, the ratio to the size before, peak memory."""
    before: tuple[int, float] | None = None
    for size in sizes:
        data = make(size * texts.MEGABYTE)
        found = measure.run(data)
        seconds, speed = found["seconds"], len(data) / texts.MEGABYTE / max(1e-9, found["seconds"])
        ratio = f"x{seconds / max(before[1], 1e-3):5.2f}" if before and seconds > 0.05 else "      "
        print(
            f"{name:22} {size:3} MB {seconds:8.2f} s {speed:8.2f} MB/s  {ratio}  {found['memory']:5.0f} MB"
            f"  {found['outcome']}",
            flush=True,
        )
        before = size, seconds


def main(sizes: tuple[int, ...] = SIZES, only: str = "") -> None:
    """All kinds of text, or those with `only` in their name."""
    for language in texts.SOURCES:
        if only.lower() not in language.lower():
            continue
        if texts.novel(language, 1) is None:
            print(f"{language:22} skipped: no novels in {texts.NOVELS} (set NOVELS_DIR)")
            continue
        show(language, lambda size, language=language: texts.novel(language, size) or b"", sizes)  # type: ignore[misc]
    for name, make in texts.FORMS.items():
        if only.lower() in name.lower():
            show(name, make, sizes)
