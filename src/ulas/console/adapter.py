"""How allauth treats officers: nobody signs up by themselves."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ulas.look.visitor import visitor


class OfficerAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator or an invitation."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Nama pengguna atau sandi tidak cocok. Coba lagi."),
        "invalid_login": _("Nama pengguna atau sandi tidak cocok. Coba lagi."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers as an officer by themselves."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the list of sessions shows."""
        return visitor(request) or "0.0.0.0"  # noqa: S104 shown, not bound
