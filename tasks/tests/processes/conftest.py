from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tasks.tests.processes.plant import Plant, Template

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.services)]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    made = Template(tmp_path_factory.mktemp("template"))
    yield made
    made.close()


@pytest.fixture(params=DATABASES)
def plant(request: pytest.FixtureRequest, template: Template, tmp_path: Path) -> Iterator[Callable[..., Plant]]:
    """Makes an installation on each database in turn: `plant(LEASE_SECONDS="10")`."""
    with ExitStack() as stack:
        yield lambda **variables: stack.enter_context(Plant(template, tmp_path, request.param, **variables))


@pytest.fixture
def on_sqlite(template: Template, tmp_path: Path) -> Iterator[Callable[..., Plant]]:
    with ExitStack() as stack:
        yield lambda **variables: stack.enter_context(Plant(template, tmp_path, "sqlite", **variables))


@pytest.fixture
def on_postgresql(template: Template, tmp_path: Path) -> Iterator[Callable[..., Plant]]:
    with ExitStack() as stack:
        yield lambda **variables: stack.enter_context(Plant(template, tmp_path, "postgresql", **variables))
