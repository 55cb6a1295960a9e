from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tasks.models import ApiToken
from tasks.services import tokens
from tasks.tests.api.conftest import Upload, refusal
from tasks.tests.factories import make_finished_task, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def required(configure: Any) -> None:
    configure(api_auth="required")


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann", password="pw")


@pytest.fixture
def staff(db: None) -> User:
    return User.objects.create_user("root", password="pw", is_staff=True)


def bearer(user: User, scheme: str = "Bearer") -> dict[str, str]:
    return {"authorization": f"{scheme} {tokens.make(user)[1]}"}


CALLS = [
    ("get", ""), ("patch", ""), ("delete", ""), ("post", "/retry"), ("post", "/cancel"), ("get", "/logs"), ("get", "/result"),
    ("get", "/files/source"),
]  # fmt: skip


@pytest.mark.parametrize("path", ["tasks/", "tasks/statistics", "tasks/nonsense", "nonsense"])
def test_nobody_gets_in_without_signing_in(client: Client, path: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    refusal(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.usefixtures("nothing_left")
def test_an_upload_without_signing_in(upload: Upload) -> None:
    refusal(upload(), 401, "not_authenticated")


@pytest.mark.parametrize(
    "header", ["Bearer wrong", "Token ", "Bearer", "Bearer a b", "Bearer \xff", "Token ntm_" + "x" * 5000]
)
def test_a_token_that_is_none(client: Client, header: str) -> None:
    refusal(client.get("/api/v1/tasks/", headers={"authorization": header}), 401, "authentication_failed")


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "Token"])
def test_a_token_lets_its_user_in(client: Client, ann: User, scheme: str) -> None:
    assert client.get("/api/v1/tasks/", headers=bearer(ann, scheme)).status_code == 200
    assert ApiToken.objects.get().last_used_at is not None


def test_revoked_tokens_and_inactive_users_stay_out(client: Client, ann: User) -> None:
    token, text = tokens.make(ann)
    header = {"authorization": f"Bearer {text}"}
    tokens.revoke(token)
    refusal(client.get("/api/v1/tasks/", headers=header), 401, "authentication_failed")
    header = bearer(ann)
    User.objects.update(is_active=False)
    refusal(client.get("/api/v1/tasks/", headers=header), 401, "authentication_failed")


def test_only_a_hash_is_kept(ann: User) -> None:
    token, text = tokens.make(ann)
    row = ApiToken.objects.values().get()
    assert text not in str(row) and token.token_hash != text


@pytest.mark.parametrize(("method", "rest"), CALLS)
@pytest.mark.parametrize("owner", ["somebody else", "nobody"])
def test_what_one_may_not_see_is_not_there(client: Client, ann: User, method: str, rest: str, owner: str) -> None:
    other = User.objects.create_user("bob") if owner == "somebody else" else None
    task = make_finished_task(user=other, content=b"secret text")
    before = dict(type(task).objects.filter(id=task.id).values().get())
    answer = getattr(client, method)(
        f"/api/v1/tasks/{task.id}{rest}", {} if method == "get" else {"priority": 1}, content_type="application/json", headers=bearer(ann)
    )  # fmt: skip
    refusal(answer, 404, "unknown_task")
    assert type(task).objects.filter(id=task.id).values().get() == before


def test_users_see_their_own_and_staff_all(client: Client, ann: User, staff: User, upload: Upload) -> None:
    bob = User.objects.create_user("bob")
    make_task(user=bob)
    make_task()
    header = bearer(ann)
    uploaded = client.post("/api/v1/tasks/upload", {"file": _file()}, headers=header).json()["task_id"]
    mine = client.get("/api/v1/tasks/", headers=header).json()
    assert (mine["total"], [task["id"] for task in mine["tasks"]]) == (1, [uploaded])
    assert client.get("/api/v1/tasks/statistics", headers=header).json()["total"] == 1
    assert client.get("/api/v1/tasks/", headers=bearer(staff)).json()["total"] == 3
    assert client.get(f"/api/v1/tasks/{uploaded}", headers=bearer(staff)).status_code == 200


def test_two_owners_may_have_the_same_file(client: Client, ann: User, staff: User) -> None:
    for user in (ann, staff):
        assert client.post("/api/v1/tasks/upload", {"file": _file()}, headers=bearer(user)).status_code == 200
    refusal(client.post("/api/v1/tasks/upload", {"file": _file()}, headers=bearer(ann)), 409, "duplicate_file")


def test_a_session_needs_the_csrf_token_and_a_bearer_does_not(ann: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ann)
    refusal(browser.post("/api/v1/tasks/upload", {"file": _file()}), 403, "permission_denied")
    task = make_task(user=ann)
    refusal(browser.delete(f"/api/v1/tasks/{task.id}"), 403, "permission_denied")
    browser.get("/login/")
    csrf = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    assert browser.post("/api/v1/tasks/upload", {"file": _file()}, headers=csrf).status_code == 200
    assert browser.delete(f"/api/v1/tasks/{task.id}", headers=csrf).status_code == 200
    assert Client(enforce_csrf_checks=True).post(
        "/api/v1/tasks/upload", {"file": _file(), "allow_duplicate": "1"}, headers=bearer(ann)
    ).status_code == 200  # fmt: skip


def test_dotted_processors_are_for_nobody_and_drills_for_staff(client: Client, ann: User, staff: User) -> None:
    for user, processor, status in ((ann, "drill", 400), (staff, "drill", 200), (staff, "os.system", 400)):
        answer = client.post("/api/v1/tasks/upload", {"file": _file(), "processor": processor}, headers=bearer(user))
        assert answer.status_code == status


@pytest.mark.parametrize("path", ["/health", "/ready"])
def test_health_needs_no_sign_in(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def _file() -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("novel.txt", b"It was a dark night.\n")
