"""What the queue and the workers write to tasks and logs, in the reader's language.

They write English, once, for programs and people alike. Their set phrases are listed here with what changes in them as
a {placeholder}, so that they can be translated like everything else: `told` says one on the server's pages, `told.js`
live in the browser, by the same list (`phrases`). What is not listed stays as it was written.

What stands for {reason} and {what} is such a phrase itself, for {stage} a stage's code, for {old} and {new} a status, for {who}
somebody who may be "user" or "external service"; the rest is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from tasks.web.words import stage_name, status_name, who

LONGEST = 4000
PHRASES = (
    _("Uploaded {name}"),
    _("Attempt {number} begins"),
    _("Completed in {seconds} s"),
    _("Cancelled by {who}"),
    _("Put in line again by {who}"),
    _("Released by {who}"),
    _("Moved from {old} to {new} by {who}"),
    _("Failed by an external service, which gave no reason"),
    _("Given back: the worker ended"),
    _("Given back: the worker stops"),
    _("Given back: no child became free for it"),
    _("Stage: {stage}"),
    # Around a reason.
    _("{reason} It will be tried again in {seconds} s ({left} more after that)."),
    _("{reason} It will be tried again ({left} more after that)."),
    _("{reason} It was tried {times} times."),
    _("{reason} (The memory limit is {limit} MB.)"),
    # Reasons.
    _("The worker {worker} died: its lease ran out {seconds} s ago."),
    _("It took longer than its {seconds} s and was stopped, in stage {stage}."),
    _("It took longer than its {seconds} s and was stopped."),
    _("Its process was killed by signal {signal}, in stage {stage}."),
    _("Its process was killed by signal {signal}, before its first stage."),
    _("Its process exited with status {code}, in stage {stage}."),
    _("Its process exited with status {code}, before its first stage."),
    _("Its process stopped answering, in stage {stage}."),
    _("Its process stopped answering, before its first stage."),
    _("Its process could not be started, before its first stage."),
    _("It needed more memory than a task may use, in stage {stage}."),
    _("It needed more memory than a task may use, before its first stage."),
    _("Its result cannot be stored: {error}."),
    _("It failed, and how cannot be stored."),
    _("Its source file is gone: upload the novel again."),
    _("Its source file is gone from the storage: upload the novel again."),
    _("Its source file was altered in the storage (the checksum differs): upload the novel again."),
    _("The file is empty."),
    _("The file holds nothing but white space."),
    _("The file holds binary data, not text."),
    _("The file is {what}, not plain text."),
    _("There are no headings of the kind “{rule}” in this text; it has: {known}."),
    _("The pattern matches no line of the text."),
    _("The pattern takes too long; make it more exact, for example by beginning it with ^ and a word."),
    _("The pattern is empty."),
    _("The pattern is longer than {most} characters."),
    _("The pattern is not a regular expression: {error}."),
    _("The pattern can be tried in too many ways; use fewer open-ended repetitions, or bounds such as {bounds}."),
    _("The pattern uses back-references or look-around, which are not allowed here."),
    _("The pattern repeats without a bound what is itself repeated or has alternatives, such as (a+)+."),
    # What a file may be, which is no text.
    _("a 7-Zip archive"),
    _("a FLAC recording"),
    _("a GIF picture"),
    _("a JPEG picture"),
    _("a PDF document"),
    _("a PNG picture"),
    _("a RAR archive"),
    _("a RIFF recording or picture"),
    _("a TIFF picture"),
    _("a WebAssembly program"),
    _("a Windows program"),
    _("a ZIP archive (an EPUB or DOCX file is one, too)"),
    _("a bzip2 archive"),
    _("a font"),
    _("a gzip archive"),
    _("a program"),
    _("a zstd archive"),
    _("an MP3 recording"),
    _("an Ogg recording"),
    _("an RTF document"),
    _("an SQLite database"),
    _("an empty ZIP archive"),
    _("an old Microsoft Office document"),
    _("an xz archive"),
    # A program's own words with where it was.
    _("{error} (in stage {stage})."),
    _("{error} (before its first stage)."),
)
_PLACE = re.compile(r"\{(\w+)\}")
_SAID: dict[str, Callable[[str], str]] = {"stage": stage_name, "old": status_name, "new": status_name, "who": who}


def told(message: str | None) -> str:
    """The message in the active language, where it is one of the set phrases; else as it is."""
    if not message or len(message) > LONGEST or _is_english():
        return message or ""
    for phrase, pattern in _patterns():
        if found := pattern.fullmatch(message):
            parts = {name: _SAID.get(name, str)(text) for name, text in found.groupdict().items()}
            parts |= {name: told(parts[name]) for name in ("reason", "what") if name in parts}
            return _filled(gettext(phrase), parts)
    return message


def _filled(text: str, parts: dict[str, str]) -> str:
    return _PLACE.sub(lambda place: parts.get(place[1], place[0]), text)


def phrases() -> list[tuple[str, str]]:
    """(JavaScript's regular expression, translation) of every set phrase; none where they are English already."""
    return [] if _is_english() else [(_expression(phrase), gettext(phrase)) for phrase in PHRASES]


def _expression(phrase: str) -> str:
    pieces = _PLACE.split(phrase)  # every second one is a placeholder's name
    return "".join(f"(?<{piece}>[\\s\\S]+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(phrase, re.compile(_expression(phrase).replace("(?<", "(?P<"))) for phrase in PHRASES]


def _is_english() -> bool:
    return (get_language() or "en").startswith("en")
