"""schemathesis over every operation of /openapi.json, at a real server with a worker; prints what it sent and found.

Asks of every answer: no 5xx, a status and a content type that are described, a body that fits its schema. Sign-in is
off in one round, and required in two: staff and a plain user. Rounds with new seeds follow until there are enough cases.
$SCHEMATHESIS names the program, where it is not beside this Python. The exit status is 1 when anything was found.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.fuzz.people import PEOPLE, make_people
from novel_tasks.testing.installation import Installation

# Left out: negative_data_rejection and positive_data_acceptance. A form's numbers arrive as text, and whether a file is a
# novel, or a text a JSON object, is nothing that a schema can say.
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "missing_required_header", "unsupported_method", "allow_header_conformance", "ignored_auth",
)  # fmt: skip
MODES = ("off", *PEOPLE)


@dataclass
class Found:
    """What the rounds of one mode came to. `answers` counts statuses by operation."""

    cases: int = 0
    untested: int = 0
    failures: list[str] = field(default_factory=list)
    answers: dict[str, Counter[str]] = field(default_factory=dict)


def program() -> str | None:
    """Where schemathesis is, or None."""
    beside = Path(sys.executable).parent / "schemathesis"
    return os.environ.get("SCHEMATHESIS") or (str(beside) if beside.is_file() else shutil.which("schemathesis"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz.api", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="at least so many, all modes together")
    parser.add_argument("--examples", type=int, default=60, help="per operation and round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=MODES)
    parser.add_argument("--phases", default="examples,coverage,fuzzing,stateful", help="of schemathesis")
    options = parser.parse_args()
    if not program():
        print("Skipped: schemathesis is not installed (requirements-dev.txt has it; SCHEMATHESIS names it).")
        return 0
    wanted = -(-options.cases // len(options.modes))
    total, bad = 0, False
    for mode in options.modes:
        found = rounds(mode, wanted, options)
        report(mode, found)
        total += found.cases
        bad = bad or bool(found.failures) or found.untested > 0
    print(f"{total} cases in all")
    return int(bad or total < options.cases)


def rounds(mode: str, wanted: int, options: argparse.Namespace) -> Found:
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        variables = {"API_AUTH": "off" if mode == "off" else "required", "TASK_PROCESSOR": "noop", "LOG_LEVEL": "ERROR"}
        with Installation(Path(folder), options.database, **variables) as site:
            site.server()
            site.worker()
            token = make_people(site)[mode] if mode != "off" else None
            seed = options.seed
            while found.cases < wanted:
                one_round(site, token, seed, options, found)
                seed += 1
            if errors := [line for line in site.output().splitlines() if "Traceback" in line]:
                found.failures.append(f"{len(errors)} tracebacks in the server's log:\n{site.output()}")
    return found


def one_round(site: Installation, token: str | None, seed: int, options: argparse.Namespace, found: Found) -> None:
    folder = site.folder / f"round-{seed}"
    folder.mkdir()
    said, answers = folder / "report.json", folder / "answers.json"
    command = [
        str(program()), "run", f"{site.url}/openapi.json", "--no-color", "--continue-on-failure", "--max-examples", str(options.examples), "--phases", options.phases,
        "--seed", str(seed), "--checks", ",".join(CHECKS), "--warnings", "off", "--request-timeout", "60",
        "--report", "json", "--report-json-path", str(said), "--suppress-health-check", "all", "--generation-database", "none",
    ]  # fmt: skip
    if token:
        command += ["--header", f"Authorization: Bearer {token}"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parent),
        "SCHEMATHESIS_HOOKS": "hooks",
        "FUZZ_URL": site.url,
        "FUZZ_TOKEN": token or "",
        "FUZZ_ANSWERS": str(answers),
    }
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if not said.is_file():
        raise SystemExit(f"schemathesis did not run: {ran.stdout[-3000:]}{ran.stderr[-3000:]}")
    document: dict[str, Any] = json.loads(said.read_text())
    found.cases += document["test_cases"]["generated"]
    found.untested += document["operations"]["total"] - document["operations"]["tested"]
    if document["failures"] or document["errors"] or not document["complete"]:
        found.failures.append(ran.stdout)
    for operation, counts in json.loads(answers.read_text()).items():
        found.answers.setdefault(operation, Counter()).update(counts)


def report(mode: str, found: Found) -> None:
    name = "off" if mode == "off" else f"required, as {mode}"
    print(f"sign-in {name}: {found.cases} cases, {len(found.failures)} rounds with findings, {found.untested} untested")
    for operation, counts in sorted(found.answers.items()):
        print(f"  {operation:50} {'  '.join(f'{status}: {times}' for status, times in sorted(counts.items()))}")
    for said in found.failures:
        print(said)


if __name__ == "__main__":
    sys.exit(main())
