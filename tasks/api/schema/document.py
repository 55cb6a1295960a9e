"""The OpenAPI document: made once per process, of the views and their types."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator

from tasks.api.batch import BATCH_ID
from tasks.api.schema.groups import TAGS, in_order
from tasks.models.task import TASK_ID
from tasks.selectors.visible import sign_in_required


@cache_control(max_age=60)
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_as_json(sign_in_required()), content_type="application/json")


@lru_cache(maxsize=2)
def _as_json(signed_in: bool) -> bytes:
    return json.dumps(document(signed_in), ensure_ascii=False).encode()


@lru_cache(maxsize=2)
def document(signed_in: bool) -> dict[str, Any]:
    """`signed_in`: whether calls need a session or a token; where they need none, the document asks for none."""
    generator: Any = SchemaGenerator()  # type: ignore[no-untyped-call]
    made = generator.get_schema(request=None, public=True)
    if not signed_in:
        for operations in made["paths"].values():
            for operation in operations.values():
                operation.pop("security", None)
    return dict(made)


def only_what_is_there(endpoints: list[Any]) -> list[Any]:
    """The answers to unknown addresses are no calls."""
    from tasks.api.fallback import UnknownAddress
    from tasks.api.schema.describe import describe

    describe()
    return [item for item in endpoints if getattr(item[3], "cls", None) is not UnknownAddress]


def errors_everywhere(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Every call may refuse, always in the same form. Paths are shown without the slash, which they take as well."""
    result["tags"] = TAGS
    result["paths"] = in_order(
        {path if path == "/api/v1/tasks/" else path.rstrip("/"): calls for path, calls in result["paths"].items()}
    )
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas["Error"] = {
        "type": "object",
        "description": "Some say more: `task_id` of the first upload, `max_file_size`, `allowed` endings, …",
        "required": ["detail", "code"],
        "properties": {
            "detail": {"type": "string", "description": "one sentence a person can act on"},
            "code": {"type": "string", "description": "for programs"},
            "errors": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
        },
    }
    refusal = {
        "description": "Refused",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = refusal
    return result


def ids_have_a_form(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """The addresses take anything in the place of an id, to say that there is no such task; only these can be one."""
    forms = {"id": TASK_ID, "batch_id": BATCH_ID}
    for operations in result["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path" and parameter["name"] in forms:
                    parameter["schema"]["pattern"] = f"^{forms[parameter['name']].pattern}$"
    return result


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "tasks.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "made by `manage.py createtoken` or on /tokens"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "tasks.api.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
