from __future__ import annotations

from pathlib import Path

import pytest

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher


@pytest.mark.processes
async def test_one_more_is_refused_until_one_is_given_back(tmp_path: Path) -> None:
    with Watched(tmp_path, WEBSOCKETS_PER_CLIENT="2") as it:
        async with Watcher(it.ws) as first:
            async with Watcher(it.ws) as second, Watcher(it.ws) as third:
                await second.say("ping")
                await second.until(lambda: second.of("pong"))
                assert await third.until_closed() == 4429
            async with Watcher(it.ws) as fourth:
                await fourth.say("ping")
                await fourth.until(lambda: fourth.of("pong") or fourth.close_code)
            await first.say("ping")
            await first.until(lambda: first.of("pong"))
