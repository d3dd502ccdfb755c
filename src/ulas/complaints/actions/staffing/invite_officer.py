"""Verbs: invite an officer, send an officer a link for a new password; the mail goes with it."""

from datetime import datetime

from django.db import transaction

from ulas.agencies.actions.staffing.invitations import offer_password
from ulas.agencies.actions.staffing.offer_post import Offered, offer_post
from ulas.agencies.models import Agency, Division, Invitation, Officer
from ulas.complaints.actions.staffing.letters import mail_link, tell_staff
from ulas.sop.terms import Role


def invite_officer(
    *,
    email: str,
    role: Role,
    by: Officer,
    now: datetime,
    agency: Agency | None = None,
    division: Division | None = None,
) -> Offered:
    """Invite by mail; an officer with that address gets the post at once and is told so.

    Raises:
        AdministrationRefused: see `offer_post`.
    """
    with transaction.atomic():
        offered = offer_post(
            email=email, role=role, agency=agency, division=division, by=by, now=now
        )
        if offered.invitation is not None:
            mail_link("invitation", offered.invitation, now)
        elif offered.officer is not None:
            facts = {
                "role": role.value,
                "agency_id": agency.pk if agency else None,
                "division_id": division.pk if division else None,
            }
            tell_staff("post_given", officer=offered.officer, facts=facts, now=now)
    return offered


def send_password_link(*, officer_id: int, by: Officer, now: datetime) -> Invitation:
    """Mail an officer a link for a new password, valid for a day.

    Raises:
        AdministrationRefused: see `offer_password`.
    """
    with transaction.atomic():
        made = offer_password(officer_id=officer_id, by=by, now=now)
        mail_link("new_password", made, now)
    return made
