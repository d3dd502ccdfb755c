"""Who asks: for the scope of idempotency keys and for slowing down guesses and floods."""

import hashlib

from django.conf import settings
from django.http import HttpRequest

from ulas.api.problems import Refused
from ulas.complaints import actions

HOUR = 3600
FILINGS_AN_HOUR = 1000
WRONG_GUESSES_AN_HOUR = 60
#: The portal's form and its offline queue share their keys, so that what was cut off on its way
#: and is sent again here is still one complaint.
PORTAL = "portal"
CLIENT_HEADER = "X-Client-Id"
KEY_HEADER = "Idempotency-Key"
#: What both headers may hold: visible ASCII characters.
VISIBLE = r"^[!-~]{0,128}$"


def key_for(request: HttpRequest, key: str, client: str, digest: str) -> actions.ClientKey | None:
    """The idempotency key of a filing; None where none was sent.

    `client` is what the program calls itself; keys of one that says nothing hold for its address.
    """
    if not key:
        return None
    named = f"api:{_digest('client', client or _address(request))[:50]}"
    return actions.ClientKey(PORTAL if client == PORTAL else named, key, digest)


def refuse_flood(request: HttpRequest) -> None:
    """Refuse the thousand-and-first filing of an address within an hour."""
    _count(request, "api-file", FILINGS_AN_HOUR)


def refuse_guessing(request: HttpRequest) -> None:
    """Count a wrong number or token, and refuse to answer many of them."""
    _count(request, "api-guess", WRONG_GUESSES_AN_HOUR)


def _count(request: HttpRequest, what: str, limit: int) -> None:
    within = actions.count_hit(
        key=f"{what}:{_digest(what, _address(request))[:40]}",
        now=request.now,  # type: ignore[attr-defined]
        limit=limit,
        window_seconds=HOUR,
    )
    if not within:
        raise Refused(
            429,
            "Terlalu banyak permintaan dari alamat ini. Coba lagi satu jam lagi.",
            headers={"Retry-After": str(HOUR)},
        )


def _address(request: HttpRequest) -> str:
    """The visitor's address; what a proxy says counts only where the setting trusts it."""
    if settings.ULAS_TRUSTED_PROXY:
        told = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if told:
            return told
    return str(request.META.get("REMOTE_ADDR", ""))


def _digest(what: str, value: str) -> str:
    """Keyed, so that the table names nobody."""
    return hashlib.sha256(f"{settings.SECRET_KEY}:{what}:{value}".encode()).hexdigest()
