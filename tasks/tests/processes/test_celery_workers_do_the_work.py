"""TASK_RUNNER=celery, with a real broker and a real Celery worker."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from kombu import Connection

from conftest import missing
from novel_tasks.testing.installation import Installation
from novel_tasks.testing.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.services]

BROKER = os.environ.get("TEST_BROKER_URL", "amqp://guest:guest@127.0.0.1:5672//")


@pytest.fixture
def broker() -> str:
    try:
        with Connection(BROKER, connect_timeout=3) as link:
            link.ensure_connection(max_retries=1)
    except Exception:
        missing("RabbitMQ (TEST_BROKER_URL)")
    return BROKER


@pytest.fixture
def running(tmp_path: Path, broker: str, postgres: str) -> Iterator[Installation]:
    variables = {
        "TASK_RUNNER": "celery",
        "TASK_MAX_RETRIES": "1",
        "CELERY_BROKER_URL": broker,
        # Of its own: whoever else tests at this broker would take its messages.
        "CELERY_QUEUE": f"novel_tasks_test_{secrets.token_hex(4)}",
        "NOVEL_TASKS_KEEP_KEY": "1",
    }
    with Installation(tmp_path, "postgresql", **variables) as installation:
        installation.server()
        installation.worker()
        installation.start("-m", "celery", "-A", "tasks.celery_runner.app", "worker", "-c", "2", "--without-gossip")
        yield installation
    with Connection(broker) as link, link.channel() as channel:
        channel.queue_delete(variables["CELERY_QUEUE"])
        with contextlib.suppress(Exception):
            channel.exchange_delete(variables["CELERY_QUEUE"])


def drill(installation: Installation, orders: str) -> str:
    return installation.upload(f"A drill.\n{orders}\n{os.urandom(8).hex()}\n", processor="drill", extra_data=orders)


def test_tasks_are_handed_to_celery_and_retried_like_any_other(running: Installation) -> None:
    plain = [drill(running, '{"do": "ok", "steps": 3}') for _ in range(5)]
    odd = drill(running, '{"do": "raise", "attempts": 1}')
    for task_id in plain:
        task = running.until_status(task_id, "completed", "failed")
        assert task["status"] == "completed", task
    assert running.until_status(odd, "completed", "failed")["attempt"] == 2
    logs = httpx.get(f"{running.url}/api/v1/tasks/{odd}/logs").json()["logs"]
    assert "celery-" in str([line["details"].get("worker") for line in logs])


def test_cancelled_work_stops_and_says_so(running: Installation) -> None:
    task_id = drill(running, '{"do": "sleep", "seconds": 60, "steps": 600}')
    running.until_status(task_id, "processing")
    assert httpx.post(f"{running.url}/api/v1/tasks/{task_id}/cancel").json()["status"] == "failed"
    # The same Celery process takes the next one: it did not sleep its minute out.
    after = [drill(running, '{"do": "ok"}') for _ in range(3)]
    for task_id in after:
        running.until_status(task_id, "completed")


def test_what_takes_too_long_is_stopped_and_costs_nobody_else_anything(running: Installation) -> None:
    hanging = running.upload(
        f"A drill {os.urandom(8).hex()}", processor="drill", extra_data='{"do": "hang"}', timeout_seconds="1"
    )
    others = [drill(running, '{"do": "ok"}') for _ in range(5)]
    task = running.until_status(hanging, "failed")
    assert "longer than its 1 s" in task["error_message"] and "tried 2 times" in task["error_message"]
    others.append(drill(running, '{"do": "ok"}'))
    for task_id in others:
        assert running.until_status(task_id, "completed", "failed")["attempt"] == 1


def test_cancelled_work_that_never_looks_up_is_stopped_too(running: Installation) -> None:
    hanging = [drill(running, '{"do": "hang"}') for _ in range(2)]  # all that Celery's pool has
    for task_id in hanging:
        running.until_status(task_id, "processing")
        httpx.post(f"{running.url}/api/v1/tasks/{task_id}/cancel")
    running.until_status(drill(running, '{"do": "ok"}'), "completed")


def test_a_message_that_is_lost_is_sent_again(running: Installation) -> None:
    running.until_status(drill(running, '{"do": "ok"}'), "completed")
    celery = running.processes[-1]
    os.kill(celery.pid, signal.SIGSTOP)
    task_id = drill(running, '{"do": "ok"}')
    name = running.environment["CELERY_QUEUE"]
    with Connection(BROKER) as link, link.channel() as channel:
        until(lambda: channel.queue_purge(name), "the message, and to lose it")
    os.kill(celery.pid, signal.SIGCONT)
    running.until_status(task_id, "completed")


def test_without_a_broker_url_the_worker_says_what_is_missing(tmp_path: Path) -> None:
    with Installation(tmp_path, TASK_RUNNER="celery") as installation:
        ended = installation.manage("runworker", check=False)
    assert ended.returncode == 1
    assert "CELERY_BROKER_URL" in ended.stderr
