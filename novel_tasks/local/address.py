from __future__ import annotations

import ipaddress
import socket

from django.conf import settings


def refuse_open_door(host: str) -> str | None:
    """Why this host must not be served with sign-in off, or None: whoever reaches it could read and delete everything."""
    env = settings.ENV
    if env.api_auth == "required" or env.api_auth_set or is_loopback(host):
        return None
    return (
        f"Sign-in is off, and {host} can be reached from other machines. "
        "Set API_AUTH=required (and make users with manage.py createsuperuser), or API_AUTH=off if that is what you want."
    )


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_taken_port(host: str, port: int) -> str | None:
    """Why this address cannot be served, or None; said before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            return f"http://{host}:{port}/ cannot be served: {error.strerror}. Choose another with --port (make run PORT=8001)."
    return None
