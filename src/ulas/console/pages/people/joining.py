"""Undangan: the page behind a one-time link; who opens it need not be signed in."""

from axes.utils import reset
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from ulas.agencies.actions import AdministrationRefused, accept_invitation, set_password
from ulas.agencies.actions.staffing.invitations import usable
from ulas.agencies.models import Invitation
from ulas.complaints.sealed.links import read_invitation_token
from ulas.console.forms.people import JoinForm, PasswordForm
from ulas.console.pages.closed import shut
from ulas.console.words.people import post_words


def join(request: HttpRequest, token: str) -> HttpResponse:
    """Join as an officer, or set a new password; the link serves once."""
    now = request.now  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            found = usable(read_invitation_token(token) or 0, now)
    except AdministrationRefused as refused:
        return shut(request, gettext("Tautan tidak berlaku"), gettext(str(refused)), status=410)
    form = _form(request, found)
    if form.is_bound and form.is_valid() and _done(request, form, found):
        return redirect("account_login")
    context = {
        "form": form,
        "invitation": found,
        "post": post_words(found.role, found.division) if found.role else "",
    }
    answer = render(
        request, "console/people/join.html", context, status=422 if form.errors else 200
    )
    add_never_cache_headers(answer)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _form(request: HttpRequest, found: Invitation) -> PasswordForm:
    typed = request.POST if request.method == "POST" else None
    return PasswordForm(typed, found.officer) if found.officer else JoinForm(typed)


def _done(request: HttpRequest, form: PasswordForm, found: Invitation) -> bool:
    now = request.now  # type: ignore[attr-defined]
    typed = form.cleaned_data
    try:
        if found.officer:
            officer = set_password(invitation_id=found.pk, password=typed["password"], now=now)
            # Wrong ones may have locked the door; the page there sends people here.
            reset(username=officer.username)
        else:
            accept_invitation(
                invitation_id=found.pk,
                username=typed["username"],
                full_name=typed["full_name"],
                password=typed["password"],
                now=now,
            )
    except AdministrationRefused as refused:
        form.refuse(refused.field, gettext(str(refused)))
        return False
    messages.success(request, gettext("Akun Anda siap. Masuklah dengan kata sandi baru Anda."))
    return True
