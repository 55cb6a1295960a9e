from __future__ import annotations

from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from realtime.tests.installation import Watched
from realtime.tests.watcher import Watcher


def _token(it: Watched, name: str, scheme: str = "Bearer") -> dict[str, Any]:
    return {"additional_headers": {"Authorization": f"{scheme} {it.call('make_token', name)}"}}


def _session(it: Watched, name: str) -> dict[str, Any]:
    return {"additional_headers": {"Cookie": f"sessionid={it.call('session_of', name)}"}}


async def _code(it: Watched, task_id: str, **options: Any) -> str:
    """What a subscription comes to: "seen", or the code of the error."""
    async with Watcher(it.ws, **options) as watcher:
        await watcher.say("subscribe", task_id=task_id)
        await watcher.until(lambda: watcher.messages)
        return str(watcher.messages[0].get("code", "seen"))


async def test_the_owner_and_staff_see_a_task_and_others_do_not(guarded: Watched) -> None:
    [task_id] = guarded.call("make", user="ann")
    assert await _code(guarded, task_id, **_token(guarded, "ann")) == "seen"
    assert await _code(guarded, task_id, **_token(guarded, "ann", "Token")) == "seen"
    assert await _code(guarded, task_id, **_session(guarded, "ann")) == "seen"
    assert (
        await _code(guarded, task_id, subprotocols=["novel-tasks", "token." + guarded.call("make_token", "ann")])
        == "seen"
    )
    assert await _code(guarded, task_id, **_token(guarded, "sue")) == "seen"
    assert await _code(guarded, task_id, **_token(guarded, "bob")) == "unknown_task"
    assert await _code(guarded, task_id, **_session(guarded, "bob")) == "unknown_task"


async def test_all_means_all_that_one_may_see(guarded: Watched) -> None:
    [anns] = guarded.call("make", user="ann")
    [bobs] = guarded.call("make", user="bob")
    async with (
        Watcher(guarded.ws, **_token(guarded, "bob")) as bob,
        Watcher(guarded.ws, **_token(guarded, "sue")) as sue,
    ):
        for one in (bob, sue):
            await one.say("subscribe", task_id="*")
            await one.until(lambda one=one: one.state(bobs))
        guarded.call("cancel", anns)
        guarded.call("cancel", bobs)
        await sue.until(lambda: sue.status(anns) == sue.status(bobs) == "failed")
        await bob.until(lambda: bob.status(bobs) == "failed")
        guarded.call("delete", anns, bobs)
        await sue.until(lambda: len(sue.of("task_deleted")) == 2)
        await bob.until(lambda: bob.of("task_deleted", bobs))
        assert not [m for m in bob.messages if m.get("task_id") == anns]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"additional_headers": {"Authorization": "Bearer ntm_wrong"}},
        {"additional_headers": {"Authorization": "Bearer"}},
        {"additional_headers": {"Cookie": "sessionid=wrong; ="}},
        {"subprotocols": ["token.wrong"]},
    ],
)
async def test_nobody_else_is_let_in(guarded: Watched, options: dict[str, Any]) -> None:
    async with Watcher(guarded.ws, **options) as watcher:
        assert await watcher.until_closed() == 4401


async def test_a_right_that_is_withdrawn_ends_the_connection(guarded: Watched) -> None:
    guarded.call("make_user", "eve")
    session = guarded.call("session_of", "eve")
    cookie = {"additional_headers": {"Cookie": f"sessionid={session}"}}
    async with Watcher(guarded.ws, **_token(guarded, "eve")) as by_token, Watcher(guarded.ws, **cookie) as by_session:
        for one in (by_token, by_session):
            await one.say("ping")
            await one.until(lambda one=one: one.of("pong"))
        guarded.call("revoke_tokens", "eve")
        guarded.call("end_session", session)
        assert await by_token.until_closed() == 4401
        assert await by_session.until_closed() == 4401


@pytest.mark.parametrize(
    "origin", ["https://pages.example.org", "http://localhost:{port}", "http://127.0.0.1:{port}", None]
)
async def test_pages_of_these_origins_may_watch(guarded: Watched, origin: str | None) -> None:
    host = "localhost" if origin and "localhost" in origin else "127.0.0.1"
    url = guarded.ws.replace("127.0.0.1", host)
    chosen = origin and origin.format(port=guarded.port)
    async with Watcher(url, origin=chosen, **_token(guarded, "ann")) as watcher:
        await watcher.say("ping")
        await watcher.until(lambda: watcher.of("pong"))


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "null", "file://", "http://[", "http://pages.example.org"]
)
async def test_pages_of_others_may_not(guarded: Watched, origin: str) -> None:
    async with Watcher(guarded.ws, origin=origin, **_token(guarded, "ann")) as watcher:
        assert await watcher.until_closed() == 4403


async def test_a_foreign_name_for_the_own_host_is_foreign(guarded: Watched) -> None:
    """DNS rebinding: the browser believes that evil.example is this server, and sends it as Host and as Origin."""
    name = f"evil.example:{guarded.port}"
    headers = {"Host": name, **_token(guarded, "ann")["additional_headers"]}
    async with Watcher(guarded.ws, origin=f"http://{name}", additional_headers=headers) as watcher:
        assert await watcher.until_closed() == 4403


async def test_at_another_path_there_is_no_websocket(local: Watched) -> None:
    for path in ("/", "/api/v1/ws/tasks/", "/api/v1/ws/other/x"):
        with pytest.raises(InvalidStatus):
            async with Watcher(f"ws://127.0.0.1:{local.port}{path}"):
                pass
    assert "Traceback" not in local.output()
