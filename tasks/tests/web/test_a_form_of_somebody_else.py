from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_form_without_our_token_gets_our_own_page() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"accept-language": "zh-CN"}).post(
        "/i18n/setlang/", {"language": "en"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "该表单不是从本站页面提交的" in page
    assert "site-header" in page


@pytest.mark.django_db
def test_a_program_is_told_in_json() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"accept": "application/json"}).post("/i18n/setlang/")
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf_failed"
