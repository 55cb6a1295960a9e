from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from conftest import missing

pytestmark = pytest.mark.pure
LOCALE = Path(settings.BASE_DIR) / "locale" / "zh_Hans" / "LC_MESSAGES"
UNTRANSLATED = re.compile(r'^msgid(?:_plural)? "(?:.|\n(?!\n))*?^msgstr(?:\[\d\])? ""\n(?!")', re.M)


def troubles(text: str) -> list[str]:
    """Entries of a catalogue that are fuzzy or have no translation; the first entry is its header."""
    entries = text.split("\n\n")[1:]
    return [entry for entry in entries if "#, fuzzy" in entry or UNTRANSLATED.search(entry + "\n")]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """What can hold a string for people, away from the project so that its catalogues stay as they are."""
    left_out = shutil.ignore_patterns("tests", "__pycache__", "vendor", "*.mo")
    for name in ("locale", "templates", "static", "tasks", "novel_tasks", "realtime"):
        shutil.copytree(Path(settings.BASE_DIR) / name, tmp_path / name, ignore=left_out)
    return tmp_path


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_string_of_templates_code_and_scripts_is_in_the_catalogue(sources: Path, domain: str) -> None:
    if shutil.which("xgettext") is None:
        missing("gettext")
    command = [sys.executable, "-m", "django", "makemessages", "-l", "zh_Hans", "-d", domain, "--no-wrap", "-v0"]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=sources, env=environment, check=True, timeout=120)
    gathered = (sources / "locale" / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po").read_text()
    assert gathered.count("msgid ") > 50
    assert troubles(gathered) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain: str, tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        missing("gettext")
    made = tmp_path / "made.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", made, LOCALE / f"{domain}.po"], check=True, timeout=60)
    with made.open("rb") as fresh, (LOCALE / f"{domain}.mo").open("rb") as kept:
        new, old = (dict(gettext.GNUTranslations(file)._catalog) for file in (fresh, kept))  # type: ignore[attr-defined]
    assert {**new, "": None} == {**old, "": None}


def test_an_entry_without_a_translation_is_seen() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: zh_Hans\\n"'
    good = 'msgid "One"\nmsgstr "一"'
    long = 'msgid ""\n"One "\n"two"\nmsgstr ""\n"一"\n"二"'
    bad = [
        'msgid "Two"\nmsgstr ""',
        '#, fuzzy\nmsgid "Three"\nmsgstr "三"',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""',
    ]
    assert troubles("\n\n".join([header, good, long, *bad])) == bad
