from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tasks import throttling
from tasks.services import tokens
from tasks.tests.api.conftest import Upload, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def test_calls_beyond_the_rate_get_429_with_a_time(client: Client, configure: Any) -> None:
    configure(rate_limit_api=(3, 3600))
    assert [client.get("/api/v1/tasks/").status_code for _ in range(3)] == [200] * 3
    answer = client.get("/api/v1/tasks/")
    refusal(answer, 429, "too_many_requests")
    assert 1 <= int(answer["Retry-After"]) <= 7200
    assert client.get("/health").status_code == 200


def test_users_and_addresses_have_rates_of_their_own(client: Client, configure: Any) -> None:
    configure(rate_limit_api=(1, 3600))
    users = [User.objects.create_user(name) for name in ("ann", "bob")]
    headers = [{"authorization": f"Bearer {tokens.make(user)[1]}"} for user in users]
    for status in (200, 429):
        for header in headers:
            assert client.get("/api/v1/tasks/", headers=header).status_code == status
        for address in ("10.0.0.1", "10.0.0.2"):
            assert client.get("/api/v1/tasks/", REMOTE_ADDR=address).status_code == status


def test_uploads_have_a_rate_beside(upload: Upload, client: Client, configure: Any) -> None:
    configure(rate_limit_uploads=(2, 3600))
    assert upload(b"one text").status_code == upload(b"two texts").status_code == 200
    refusal(upload(b"three texts"), 429, "too_many_requests")
    assert client.get("/api/v1/tasks/").status_code == 200


def test_the_window_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 1_000_000.0 * 60
    monkeypatch.setattr(throttling.time, "time", lambda: moment)
    assert [throttling.wait_seconds("x", 10, 60) for _ in range(10)] == [None] * 10
    wait = throttling.wait_seconds("x", 10, 60)
    assert wait and 60 <= wait <= 66  # the first of the ten slides out of reach
    moment += 60  # a new window, of which the former still weighs everything
    assert throttling.wait_seconds("x", 10, 60)
    moment += 31  # half of it is out of reach
    assert [throttling.wait_seconds("x", 10, 60) is None for _ in range(6)] == [True] * 5 + [False]


def test_a_cache_that_is_away_shuts_nobody_out(client: Client, configure: Any, settings: Any) -> None:
    configure(rate_limit_api=(1, 3600))
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    assert [client.get("/api/v1/tasks/").status_code for _ in range(3)] == [200] * 3


@pytest.mark.parametrize("path", ["/login/", "/admin/login/"])
def test_guessing_passwords_is_slowed_down(client: Client, path: str) -> None:
    User.objects.create_superuser("root", password="right")
    for _ in range(10):
        assert client.post(path, {"username": "root", "password": "wrong"}).status_code == 200
    answer = client.post(path, {"username": "root", "password": "right"})
    assert answer.status_code == 429 and int(answer["Retry-After"]) >= 1
    # Somebody else at the same address still gets in.
    User.objects.create_superuser("other", password="right")
    assert client.post(path, {"username": "other", "password": "right"}).status_code == 302
