"""What makes the portal an app that also works without connection."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from ulas.look.city import city

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
    "portal/filing.js",
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
        "lang": "id",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f7f5f1",
        "theme_color": "#34327f",
        "icons": [
            {
                "src": static("look/mark.svg"),
                "sizes": "any",
                "type": "image/svg+xml",
                "purpose": "any",
            }
        ],
        "shortcuts": [{"name": gettext("Tulis aduan"), "url": "/adu/"}],
    }
    answer = JsonResponse(body)
    answer.headers["Content-Type"] = "application/manifest+json"
    return answer


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
