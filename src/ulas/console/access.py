"""Who may open a page of the console; whoever may not sees what is not there."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.console import second_factor
from ulas.sop.terms import Role

View = Callable[..., HttpResponseBase]


def for_officers(*roles: Role) -> Callable[[View], View]:
    """Open a page for signed-in officers who hold one of the roles (none named: for all).

    Anybody else is sent to sign in; an officer without the role gets the page that says
    "not found", so that an address tells nothing. Where the officer's posts call for a second
    factor and there is none yet, that comes first.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **more: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if roles and not officer_of(request).roles & set(roles):
                raise Http404
            if second_factor.missing(request, officer_of(request)):
                return _to_second_factor(request)
            answer = view(request, *args, **more)
            add_never_cache_headers(answer)
            answer.headers["X-Robots-Tag"] = "noindex, nofollow"
            return answer

        return guarded

    return guard


def officer_of(request: HttpRequest) -> Officer:
    """The signed-in officer of a guarded page."""
    return cast(Officer, request.user)


def _to_second_factor(request: HttpRequest) -> HttpResponse:
    messages.warning(
        request,
        gettext("Peran Anda memerlukan langkah kedua. Pasang kunci atau aplikasi lebih dahulu."),
    )
    return redirect("mfa_index")
