"""For machines that read: Atom, the site map, robots."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ulas.complaints.queries import published
from ulas.complaints.queries.public import agency_choices, area_choices, category_choices
from ulas.portal.open.published import told, wanted_of

FEED_LENGTH = 50
SITEMAP_LENGTH = 40_000


@require_GET
def atom(request: HttpRequest) -> HttpResponse:
    """The newest released complaints, with the list's own filters."""
    rows = list(published.search(wanted_of(request)).rows[:FEED_LENGTH])
    context = {
        "rows": [{**told(row), "released_at": row.released_at} for row in rows],
        "updated": rows[0].released_at if rows else request.now,  # type: ignore[attr-defined]
        "site": settings.ULAS_URL,
        "self": settings.ULAS_URL + request.get_full_path(),
    }
    return render(request, "portal/open/atom.xml", context, content_type="application/atom+xml")


@require_GET
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address."""
    fixed = [reverse(f"portal:{name}") for name in ("home", "file", "list", "map", "explore")]
    places = [
        *(reverse("portal:agency", args=[code]) for code, _ in agency_choices()),
        *(reverse("portal:area", args=[one.code]) for one in area_choices()),
        *(reverse("portal:category", args=[one.code]) for one in category_choices()),
    ]
    numbers = published.released().order_by("-released_at").values_list("number", flat=True)
    cases = [reverse("portal:public", args=[number]) for number in numbers[:SITEMAP_LENGTH]]
    context = {"addresses": [settings.ULAS_URL + path for path in (*fixed, *places, *cases)]}
    return render(request, "portal/open/sitemap.xml", context, content_type="application/xml")


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """What a search engine leaves alone: everything that is one person's or an officer's."""
    closed = ("/aduan/", "/aduan-saya/", "/jawab/", "/petugas/", "/api/", "/langganan/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {settings.ULAS_URL}{reverse('portal:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
