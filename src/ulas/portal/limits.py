"""Guessing and flooding are slowed down by a table of counts, the same for all processes."""

import hashlib
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ulas.complaints import actions
from ulas.look.visitor import visitor
from ulas.portal.words.waiting import WAITING

HOUR = 3600
DAY = 24 * HOUR
# So many that a neighbourhood behind one address of its provider never meets it.
UPLOADS_AN_HOUR = 300
CODE_TRIES_AN_HOUR, CODE_TRIES_A_DAY = 8, 40


def within(request: HttpRequest, what: str, limit: int, seconds: int = HOUR) -> bool:
    """Count one try of a visitor; whether it is within the limit of its window.

    The address is hashed with a key, so that the table names nobody.
    """
    grain = f"{settings.SECRET_KEY}:{what}:{_network(visitor(request))}"
    key = f"{what}:{hashlib.sha256(grain.encode()).hexdigest()[:40]}"
    return actions.count_hit(
        key=key,
        now=request.now,  # type: ignore[attr-defined]
        limit=limit,
        window_seconds=seconds,
    )


def code_limit(request: HttpRequest, number: str) -> str:
    """Count one try at a complaint's contact code, of the visitor and of everybody together.

    The name of the limit that is used up; empty while none is.

    The code has six digits and no end: whoever holds the link and many addresses must not
    come through all of them.
    """
    if not within(request, f"code:{number}", CODE_TRIES_AN_HOUR):
        return "code"
    of_all = actions.count_hit(
        key=f"code-of-all:{number}",
        now=request.now,  # type: ignore[attr-defined]
        limit=CODE_TRIES_A_DAY,
        window_seconds=DAY,
    )
    return "" if of_all else "code_of_all"


def flooded(request: HttpRequest) -> bool:
    """Whether a visitor sent forms with files too often: each may be kept, also when refused."""
    return bool(request.FILES) and not within(request, "upload", UPLOADS_AN_HOUR)


def too_many(request: HttpRequest, limit: str) -> HttpResponse:
    """The page for who did something too often; `limit` names what, see `WAITING`."""
    return render(request, "portal/too_many.html", {"words": WAITING[limit]}, status=429)


def _network(address: str) -> str:
    """The address; of IPv6 its /64, for one connection commands all addresses in it."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address) or known.ipv4_mapped:
        return address
    return str(IPv6Network((known, 64), strict=False))
