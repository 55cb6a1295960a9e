"""The application under other ASGI servers than the one of `start_local`, and the command that production is told to use."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from uvicorn.main import main as uvicorn_command

from novel_tasks.local.server import WEBSOCKETS
from novel_tasks.testing.installation import ROOT, free_port
from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher

SERVERS = {
    "uvicorn, websockets-sansio": "-m uvicorn novel_tasks.asgi:application --ws websockets-sansio --port {port}",
    "uvicorn, websockets": "-m uvicorn novel_tasks.asgi:application --ws websockets --port {port}",
    "uvicorn, without uvloop": "-m uvicorn novel_tasks.asgi:application --loop asyncio"
    " --ws realtime.fan_out_protocol:FanOutProtocol --port {port}",
    "Daphne": "-m daphne -p {port} novel_tasks.asgi:application",
}


@pytest.fixture(params=SERVERS)
def served_by(request: pytest.FixtureRequest, local: Watched) -> Iterator[str]:
    """The address of such a server, beside the one of the installation."""
    port = free_port()
    process = local.start(*SERVERS[request.param].format(port=port).split())
    before, local.url = local.url, f"http://127.0.0.1:{port}"
    local.until_healthy()
    yield f"ws://127.0.0.1:{port}/api/v1/ws/tasks/x"
    local.url = before
    process.terminate()
    process.wait(20)


async def test_watchers_hear_the_same(local: Watched, served_by: str) -> None:
    [task_id] = local.call("make")
    async with Watcher(served_by) as watcher:
        await watcher.subscribe(task_id, logs=True)
        local.patch(task_id, status="processing")
        local.patch(task_id, status="failed", error_message="书" * 20_000)
        await watcher.until(lambda: watcher.status(task_id) == "failed")
        await watcher.until(lambda: len(watcher.of("task_log")) == len(local.call("log_ids", task_id)))
        await watcher.say("nonsense")
        await watcher.until(lambda: watcher.of("error"))
        watcher.assert_revisions_grow()


@pytest.mark.pure
@pytest.mark.parametrize("where", ["deploy/systemd/novel-tasks-web.service", "docs/deployment.md"])
def test_production_is_served_as_start_local_is(where: str) -> None:
    text = Path(ROOT, where).read_text().replace("\\\n", " ")
    [command] = re.findall(r"python -m uvicorn (novel_tasks\.asgi:application[^`\n]*)", text)
    told = uvicorn_command.make_context("uvicorn", shlex.split(command)).params
    assert {name: told[name] for name in WEBSOCKETS} == WEBSOCKETS
