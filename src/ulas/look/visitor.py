"""Where a visitor comes from; what a proxy says counts only where the setting trusts it."""

from django.conf import settings
from django.http import HttpRequest


def visitor(request: HttpRequest) -> str:
    """The visitor's IP address as text; empty where the server tells none."""
    if settings.ULAS_TRUSTED_PROXY:
        told = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if told:
            return told
    return str(request.META.get("REMOTE_ADDR", ""))
