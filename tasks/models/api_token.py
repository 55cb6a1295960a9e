from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class ApiToken(models.Model):
    """A program's key to the API. Only its hash is kept: whoever reads the table cannot sign in with it."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100, blank=True, default="")
    hint = models.CharField(max_length=12, help_text="how the token begins")
    token_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256, hexadecimal")
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "api_tokens"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.hint}… ({self.user})"
