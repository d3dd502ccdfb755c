"""The ways through the console that an officer's posts open."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Officer
from ulas.sop.terms import ROLE_TITLE, Role

register = template.Library()

COORDINATORS = {Role.INFORMATION_CLERK, Role.POLICY_REVIEWER}
HANDLERS = {*COORDINATORS, Role.AGENCY_OFFICER, Role.DIVISION_OFFICER}


@dataclass(frozen=True)
class Way:
    """A link of the main navigation; `here` marks the page that is open."""

    title: str | Promise
    symbol: str
    url: str
    here: bool = False


Ways = tuple[tuple[str, Any, str, set[Role]], ...]

# name of the address, title, symbol, who sees it
DAILY: Ways = (
    ("queue", _("Hari ini"), "inbox", HANDLERS),
    ("cases", _("Cari aduan"), "search", HANDLERS),
    ("intake", _("Catat aduan"), "pencil", {*COORDINATORS, Role.AGENCY_OFFICER}),
    ("leader", _("Pimpinan"), "graph-up", {*COORDINATORS, Role.LEADER}),
)
SELDOM: Ways = (
    ("administration", _("Administrasi"), "gear", {Role.ADMINISTRATOR, Role.AGENCY_OFFICER}),
    ("procedures", _("SOP"), "file-earmark-text", {*COORDINATORS, Role.LEADER}),
    ("stubs", _("Pernah di kami"), "clock-history", {Role.AGENCY_OFFICER}),
    ("team", _("Petugas"), "people", {*COORDINATORS, Role.AGENCY_OFFICER, Role.ADMINISTRATOR}),
    ("deliveries", _("Kiriman"), "send", {*COORDINATORS, Role.ADMINISTRATOR}),
    ("router", _("Penentu instansi"), "signpost-split", {Role.POLICY_REVIEWER, Role.ADMINISTRATOR}),
    ("period", _("Keadaan tidak normal"), "calendar3", {Role.POLICY_REVIEWER, Role.ADMINISTRATOR}),
)


@register.simple_tag(takes_context=True)
def console_ways(context: Context) -> list[Way]:
    """Links of every day that this officer's posts open; the others go into the menu."""
    request = context["request"]
    context["seldom"] = _open(SELDOM, request.user, request.path)
    context["post_titles"] = post_titles(request.user)
    return _open(DAILY, request.user, request.path)


@register.simple_tag(takes_context=True)
def single_sign_on(context: Context) -> str:
    """Address and name of the city's identity provider, where one is set."""
    if settings.SOCIALACCOUNT_PROVIDERS:
        context["single_sign_on_url"] = reverse("openid_connect_login", args=["kota"])
        context["single_sign_on_name"] = settings.ULAS_OIDC_NAME
    return ""


def ways_of(officer: Officer) -> list[Way]:
    """Every page of the menus that the officer's posts open."""
    return _open((*DAILY, *SELDOM), officer, "")


def _open(ways: Ways, officer: Officer, path: str) -> list[Way]:
    found = []
    for name, title, symbol, roles in ways:
        if officer.roles & roles:
            url = reverse(f"console:{name}")
            found.append(Way(title, symbol, url, here=path == url))
    return found


def post_titles(officer: Officer) -> list[str]:
    """What the officer is, in words: post and agency."""
    return [
        f"{ROLE_TITLE[Role(post.role)]}{' · ' + post.agency.label if post.agency else ''}"
        for post in officer.active_posts
    ]
