"""What every page carries: `request.now`, the language, and headers that forbid the rest."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ulas.look.now import now

Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"
LANGUAGE_COOKIE = "bahasa"
THEME_COOKIE = "tema"


class LookMiddleware:
    """Sets `request.now` once, so that one page tells one time, and the security headers.

    No inline script or style runs: pages carry files and data attributes only. A view that may
    be framed (an embed) sets `response.frame_ancestors` to the origins that may.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.tiles = _origin(settings.ULAS_TILES_URL)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        request.now = now()  # type: ignore[attr-defined]
        answer = self.get_response(request)
        framed_by = getattr(answer, "frame_ancestors", "'none'")
        answer.headers.setdefault("Content-Security-Policy", self._policy(framed_by))
        answer.headers.setdefault("Permissions-Policy", PERMISSIONS)
        answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return answer

    def _policy(self, framed_by: str) -> str:
        return "; ".join(
            (
                "default-src 'self'",
                f"img-src 'self' data: {self.tiles}".strip(),
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                f"frame-ancestors {framed_by}",
            )
        )


class LanguageMiddleware:
    """Speaks Indonesian until the visitor asks for another language with the switch.

    The browser's own preference is not asked: phones here are often set to English by people
    who want to read the city's words in Indonesian.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle one request."""
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        code = chosen if chosen in languages_for(request) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = code
        with translation.override(code):
            answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", code)
        patch_vary_headers(answer, ["Cookie"])
        return answer


def languages_for(request: HttpRequest) -> dict[str, str]:
    """Code -> name of the languages of a page; drafts are not for the officers' pages."""
    drafts = request.path.startswith(settings.OFFICERS_PATH)
    hidden = settings.DRAFT_LANGUAGES if drafts else set()
    return {code: name for code, name in settings.LANGUAGES if code not in hidden}


def _origin(address: str) -> str:
    """The origin of a tile address such as https://{s}.tiles.example/{z}/{x}/{y}.png."""
    if not address:
        return ""
    parts = urlsplit(address.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}"
