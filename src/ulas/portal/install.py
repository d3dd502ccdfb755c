"""What makes the portal an app that also works without connection."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from ulas.agencies.city import city

KEPT = (
    "vendor/bootstrap/bootstrap.min.css",
    "vendor/fonts/plus-jakarta-sans.woff2",
    "vendor/htmx/htmx.min.js",
    "look/tokens.css",
    "look/page.css",
    "look/parts.css",
    "look/look.js",
    "look/kawung.svg",
    "look/mark.svg",
    "portal/portal.css",
    "portal/app.js",
    "portal/early.js",
    "portal/draft.js",
    "portal/filing.js",
    "portal/mend.js",
    "portal/photos.js",
    "portal/place.js",
    "portal/queue.js",
    "portal/waiting.js",
)


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """The web app manifest."""
    body = {
        "name": f"ULAS {city().name}",
        "short_name": "ULAS",
        "description": gettext("Tulis aduan, ikuti siapa yang menanganinya, nilai jawabannya."),
        "id": "/",
        "lang": get_language() or "id",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f7f5f1",
        "theme_color": "#34327f",
        "icons": [
            _icon("look/mark.svg", "any", "image/svg+xml"),
            _icon("portal/icon-192.png", "192x192"),
            _icon("portal/icon-512.png", "512x512"),
            _icon("portal/icon-maskable.png", "512x512", purpose="maskable"),
        ],
        "shortcuts": [
            {"name": gettext("Tulis aduan"), "url": "/adu/"},
            {"name": gettext("Lacak aduan"), "url": "/lacak/"},
        ],
    }
    answer = JsonResponse(body)
    answer.headers["Content-Type"] = "application/manifest+json"
    return answer


def _icon(path: str, sizes: str, media: str = "image/png", purpose: str = "any") -> dict[str, str]:
    return {"src": static(path), "sizes": sizes, "type": media, "purpose": purpose}


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; at the root, so that it serves every page."""
    context = {
        "kept": [static(path) for path in KEPT],
        "queue": static("portal/queue.js"),
    }
    answer = render(request, "portal/sw.js", context, content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without connection: that it is missing, and which complaints wait."""
    return render(request, "portal/offline.html")
