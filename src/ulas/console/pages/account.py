"""Akun: the officer's own posts and doors to security."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ulas.console.access import for_officers, officer_of
from ulas.console.templatetags.console import post_titles


@for_officers()
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """What I am here, and how I sign in."""
    return render(request, "console/account.html", {"posts": post_titles(officer_of(request))})
