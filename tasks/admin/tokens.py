from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tasks.admin.readonly import ReadOnlyAdmin
from tasks.models import ApiToken
from tasks.services import tokens


@admin.register(ApiToken)
class TokenAdmin(ReadOnlyAdmin):
    list_display = ("hint", "user", "name", "created_at", "last_used_at", "revoked_at")
    list_select_related = ("user",)
    exclude = ("token_hash",)
    actions = ("revoke",)

    @admin.action(description=_("Revoke"))
    def revoke(self, request: HttpRequest, chosen: QuerySet[ApiToken]) -> None:
        for token in chosen:
            tokens.revoke(token)
        self.message_user(request, _("%(count)s token(s) revoked.") % {"count": len(chosen)}, messages.SUCCESS)
