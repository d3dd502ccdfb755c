"""How allauth treats officers: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficerAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator or an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers as an officer by themselves."""
        return False
