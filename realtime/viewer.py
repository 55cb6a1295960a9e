"""Who sits behind a socket, and what they may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import parse_cookie

from tasks.selectors.visible import may_see, sign_in_required
from tasks.services import tokens

# A browser cannot set headers on a WebSocket: a page of another origin offers its token as a subprotocol.
_SUBPROTOCOLS = ("token.", "bearer.")


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a handshake brought along; kept, so that it can be judged again while the socket lives."""

    token: str | None = None
    session_key: str | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    user: Any = None  # None where sign-in is off
    credentials: Credentials = Credentials()

    @property
    def user_id(self) -> int | None:
        return None if self.user is None else int(self.user.pk)

    def may_see(self, owner_id: int | None) -> bool:
        return may_see(self.user, owner_id)


def credentials_of(headers: Iterable[tuple[bytes, bytes]], subprotocols: Iterable[str]) -> Credentials:
    """A token in the Authorization header or among the subprotocols, else the session cookie."""
    found: Mapping[bytes, str] = {name: value.decode("latin-1") for name, value in headers}
    scheme, _, text = found.get(b"authorization", "").partition(" ")
    if scheme.lower() in ("bearer", "token"):
        return Credentials(token=text.strip())
    for offered in subprotocols:
        if offered.startswith(tokens.PREFIX):
            return Credentials(token=offered)
        for prefix in _SUBPROTOCOLS:
            if offered.startswith(prefix):
                return Credentials(token=offered.removeprefix(prefix))
    return Credentials(session_key=parse_cookie(found.get(b"cookie", "")).get(settings.SESSION_COOKIE_NAME))


def chosen_subprotocol(subprotocols: Iterable[str]) -> str | None:
    """A browser that offered subprotocols insists on one of them: the first that is no token, else the first."""
    offered = list(subprotocols)
    plain = [name for name in offered if not name.startswith((tokens.PREFIX, *_SUBPROTOCOLS))]
    return next(iter(plain or offered), None)


def identify(credentials: Credentials) -> Viewer | None:
    """Ask the database whose credentials these are; None: nobody's, or nobody's any more. Call it in a thread."""
    if not sign_in_required():
        return Viewer()
    user: Any = None
    if credentials.token is not None:
        token = tokens.find(credentials.token)
        user = token.user if token else None
    elif credentials.session_key:
        session = import_module(settings.SESSION_ENGINE).SessionStore(credentials.session_key)
        user = get_user(SimpleNamespace(session=session))  # type: ignore[arg-type]
    if user is None or not user.is_authenticated or not user.is_active:
        return None
    return Viewer(user, credentials)
