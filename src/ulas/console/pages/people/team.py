"""Petugas: who works at an agency, who is invited, and what was changed."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ulas.agencies.actions import AdministrationRefused, withdraw_invitation
from ulas.agencies.actions.staffing.permission import grantable, manages_all
from ulas.agencies.models import Agency
from ulas.agencies.queries import staff
from ulas.complaints import actions
from ulas.complaints.queries.desk.handover import hand_over
from ulas.console.access import for_officers, officer_of
from ulas.console.carrying import carried_out
from ulas.console.forms.people import AddressForm, InviteForm, LeaveForm
from ulas.console.words.people import change_words, post_words
from ulas.sop.terms import COORDINATOR_ROLES, Role

KEEPERS = (*COORDINATOR_ROLES, Role.AGENCY_OFFICER, Role.ADMINISTRATOR)
CITY = "kota"


@for_officers(*KEEPERS)
def team(request: HttpRequest) -> HttpResponse:
    """The officers of one agency; who looks after several chooses."""
    officer = officer_of(request)
    agencies = list(staff.agencies_of(officer))
    agency = _agency(request, agencies)
    now = request.now  # type: ignore[attr-defined]
    colleagues = staff.colleagues(agency)
    context = {
        "agency": agency,
        "code": agency.code if agency else CITY,
        "agencies": agencies,
        "all": manages_all(officer),
        "colleagues": [_told(one, officer.pk, now) for one in colleagues],
        "readdressable": staff.readdressable(officer, colleagues),
        "invitations": [
            (one, post_words(one.role, one.division)) for one in staff.open_invitations(agency, now)
        ],
        "without_admin": list(staff.without_admin()) if manages_all(officer) else [],
        "changes": [change_words(one) for one in staff.recent_changes(officer)],
        "may_invite": bool(grantable(officer, agency)),
    }
    return render(request, "console/people/team.html", context)


@for_officers(*KEEPERS)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to the agency, or to a post of the city."""
    officer = officer_of(request)
    agency = _agency(request, list(staff.agencies_of(officer)))
    roles = grantable(officer, agency)
    if not roles:
        raise Http404
    form = InviteForm(request.POST if request.method == "POST" else None, agency, roles)
    if form.is_bound and form.is_valid() and _invited(request, form, agency):
        return redirect(_back(agency))
    context = {"form": form, "agency": agency, "back": _back(agency)}
    return render(
        request, "console/people/invite.html", context, status=422 if form.errors else 200
    )


@for_officers(*KEEPERS)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """End an officer's posts at the agency, after telling what stays and with whom."""
    agency = _agency(request, list(staff.agencies_of(officer_of(request))))
    found = staff.colleague(agency, pk)
    if found is None:
        raise Http404
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _removed(request, form, agency, pk):
        messages.success(
            request, gettext("Peran %(name)s berakhir.") % {"name": found.officer.full_name}
        )
        return redirect(_back(agency))
    now = request.now  # type: ignore[attr-defined]
    context = {
        "form": form,
        "agency": agency,
        "leaver": found.officer,
        "posts": [post_words(post.role, post.division) for post in found.posts],
        "left": hand_over(found.officer, agency, now),
        "back": _back(agency),
    }
    return render(request, "console/people/leave.html", context, status=422 if form.errors else 200)


@for_officers(*KEEPERS)
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or change an officer's mail address; the old one and the new one are told."""
    officer = officer_of(request)
    agency = _agency(request, list(staff.agencies_of(officer)))
    found = staff.colleague(agency, pk)
    if found is None or not staff.readdressable(officer, [found]):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = AddressForm(posted, initial={"email": found.officer.email})
    if form.is_bound and form.is_valid() and _readdressed(request, form, pk):
        sentence = gettext("Alamat surel %(name)s diubah; alamat lama dan baru dikabari.")
        messages.success(request, sentence % {"name": found.officer.full_name})
        return redirect(_back(agency))
    context = {"form": form, "owner": found.officer, "back": _back(agency)}
    status = 422 if form.errors else 200
    return render(request, "console/people/address.html", context, status=status)


@for_officers(*KEEPERS)
@require_POST
def password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an officer a link for a new password."""
    try:
        made = actions.send_password_link(
            officer_id=pk,
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except AdministrationRefused as refused:
        messages.error(request, gettext(str(refused)))
    else:
        sentence = gettext("Tautan sandi baru dikirim kepada %(name)s; berlaku satu hari.")
        messages.success(request, sentence % {"name": made.officer})
    return redirect(_asked_from(request))


@for_officers(*KEEPERS)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    try:
        withdraw_invitation(
            invitation_id=pk,
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except AdministrationRefused as refused:
        messages.error(request, gettext(str(refused)))
    else:
        messages.success(request, gettext("Undangan dibatalkan."))
    return redirect(_asked_from(request))


def _agency(request: HttpRequest, agencies: list[Agency]) -> Agency | None:
    """The agency that the address names, else the first; None for the city's own posts."""
    code = request.GET.get("instansi", "")
    everywhere = manages_all(officer_of(request))
    if everywhere and code in ("", CITY):
        return None
    found = next((one for one in agencies if code in ("", one.code)), None)
    if found is None:
        raise Http404
    return found


def _back(agency: Agency | None) -> str:
    return f"{reverse('console:team')}?instansi={agency.code if agency else CITY}"


def _asked_from(request: HttpRequest) -> str:
    return _back(_agency(request, list(staff.agencies_of(officer_of(request)))))


def _invited(request: HttpRequest, form: InviteForm, agency: Agency | None) -> bool:
    try:
        offered = actions.invite_officer(
            agency=agency,
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
            **form.given(),
        )
    except AdministrationRefused as refused:
        form.refuse(refused.field, gettext(str(refused)))
        return False
    if offered.officer is not None:
        sentence = gettext("%(name)s sudah mempunyai akun; perannya ditambahkan dan dikabarkan.")
        messages.success(request, sentence % {"name": offered.officer.full_name})
    else:
        sentence = gettext("Undangan dikirim ke %(email)s; berlaku tujuh hari.")
        messages.success(request, sentence % {"email": form.cleaned_data["email"]})
    return True


def _removed(request: HttpRequest, form: LeaveForm, agency: Agency | None, pk: int) -> bool:
    try:
        actions.remove_officer(
            officer_id=pk,
            agency=agency,
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
            confirmed=form.cleaned_data["confirmed"],
        )
    except AdministrationRefused as refused:
        form.refuse(refused.field, gettext(str(refused)))
        return False
    return True


def _readdressed(request: HttpRequest, form: AddressForm, pk: int) -> bool:
    return carried_out(
        form,
        partial(
            actions.change_address,
            officer_id=pk,
            email=form.cleaned_data["email"],
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        ),
    )


def _told(one: staff.Colleague, reader: int, now: object) -> dict[str, object]:
    officer = one.officer
    away = officer.absent_until is not None and officer.absent_until > now  # type: ignore[operator]
    return {
        "pk": officer.pk,
        "name": officer.full_name,
        "username": officer.username,
        "posts": [post_words(post.role, post.division) for post in one.posts],
        "away_until": officer.absent_until if away else None,
        "stand_in": officer.stand_in.full_name if away and officer.stand_in else "",
        "reachable": bool(officer.email),
        "last_seen": officer.last_login,
        "self": officer.pk == reader,
    }
