"""The two switches in the header: language and theme. Each sets a cookie and goes back."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from ulas.look.middleware import LANGUAGE_COOKIE, THEME_COOKIE

YEAR = 365 * 24 * 3600
THEMES = ("terang", "gelap", "otomatis")


def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language; an unknown one changes nothing."""
    known = {code for code, _ in settings.LANGUAGES}
    return _remember(request, LANGUAGE_COOKIE, code if code in known else "")


def choose_theme(request: HttpRequest, name: str) -> HttpResponse:
    """Remember light or dark; "otomatis" follows the device again."""
    return _remember(request, THEME_COOKIE, name if name in THEMES else "")


def _remember(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    answer = HttpResponseRedirect(_way_back(request))
    if value:
        answer.set_cookie(cookie, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
    return answer


def _way_back(request: HttpRequest) -> str:
    wanted = request.GET.get("kembali", "")
    allowed = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=allowed) else "/"
