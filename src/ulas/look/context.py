"""What every template knows without its view saying it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from ulas.agencies.city import city
from ulas.look.middleware import THEME_COOKIE, languages_for

THEMES = {"terang": "light", "gelap": "dark"}


def look(request: HttpRequest) -> dict[str, Any]:
    """City, languages, theme and whether this is the demo."""
    return {
        "city": city(),
        "site_url": settings.ULAS_URL,
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "languages": languages_for(request).items(),
        "is_draft_language": translation.get_language() in settings.DRAFT_LANGUAGES,
        "theme": THEMES.get(request.COOKIES.get(THEME_COOKIE, ""), ""),
        "is_demo": settings.ULAS_DEMO,
        "tiles_url": settings.ULAS_TILES_URL,
    }
