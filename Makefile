# Everything one needs, from a fresh clone: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 1
NOT_OURS := -i .venv -i staticfiles -i 'static/vendor/*' -i '*/tests/*' -i benchmarks -i media

.PHONY: help setup dev run test check format bench chaos fuzz screenshots lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# A stamp names the requirements it was made from, so a second start installs nothing.
$(VENV)/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is %s; set PYTHON=/path/to/python3.11" % sys.version.split()[0])'
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.runtime ## the virtual environment and what the application needs, nothing else

dev: $(VENV)/.dev ## the same, with what tests and checks need

# exec: Ctrl-C reaches the program that looks after the server and the workers, and nothing in between.
run: setup ## serve http://127.0.0.1:8000/ with one worker, on SQLite (HOST=, PORT=, WORKERS=)
	@exec $(PY) manage.py start_local --host $(HOST) --port $(PORT) --workers $(WORKERS)

test: dev ## the tests, on SQLite; with PostgreSQL and Redis at hand on those too
	@$(PY) -m novel_tasks.testing.run $(ARGS)

check: dev ## format, lint, types, architecture, migrations
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	NOVEL_TASKS_KEEP_KEY=1 $(VENV)/bin/mypy
	NOVEL_TASKS_KEEP_KEY=1 $(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check

format: dev ## put the code in order
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: dev ## the benchmarks, beside our peers where they are at hand; prints ratios (ARGS="queue api")
	$(PY) -m benchmarks $(ARGS)

chaos: dev ## 10,000 tasks while workers, children and connections are killed; on PostgreSQL (ARGS="--tasks 1000"); then fuzz
	$(PY) -m benchmarks.chaos $(ARGS)
	$(PY) -m benchmarks.fuzz

fuzz: dev ## 10,000 calls that schemathesis makes up, 10,000 mutated uploads (ARGS=api or uploads)
	$(PY) -m benchmarks.fuzz $(ARGS)

screenshots: dev ## pictures of every page, the README's among them (NOVELS="a.txt b.txt")
	$(PY) docs/screenshots.py $(NOVELS)

messages: dev ## gather what is to be translated into locale/, and compile it (needs gettext)
	$(PY) manage.py makemessages -l zh_Hans --no-wrap --no-location --no-obsolete $(NOT_OURS)
	$(PY) manage.py makemessages -l zh_Hans --no-wrap --no-location --no-obsolete -d djangojs $(NOT_OURS)
	$(PY) manage.py compilemessages -l zh_Hans

lock: dev ## pin what requirements*.in ask for
	$(VENV)/bin/uv pip compile -q --no-header --python-version 3.11 requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile -q --no-header --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean: ## remove the virtual environment and caches; never data
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .test-artifacts
