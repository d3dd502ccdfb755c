"""Verb: an officer's posts at an agency end; Diskominfo learns when the agency has nobody."""

from datetime import datetime

from django.db import transaction

from ulas.agencies.actions.staffing.end_posts import Ended, end_posts
from ulas.agencies.models import Agency, Officer
from ulas.complaints.actions.staffing.letters import tell_staff
from ulas.sop.terms import COORDINATOR_ROLES


def remove_officer(
    *,
    officer_id: int,
    agency: Agency | None,
    by: Officer,
    now: datetime,
    confirmed: bool = False,
) -> Ended:
    """End all posts of an officer at an agency; open cases stay in the agency's queue.

    Nothing happens to the cases: their steps belong to posts. Those of an agency without an
    admin surface at Diskominfo, which is told at once.

    Raises:
        AdministrationRefused: see `end_posts`.
    """
    with transaction.atomic():
        ended = end_posts(officer_id=officer_id, agency=agency, by=by, now=now, confirmed=confirmed)
        if ended.unstaffed and agency is not None:
            for role in sorted(COORDINATOR_ROLES):
                tell_staff("agency_unstaffed", role=role, facts={"agency_id": agency.pk}, now=now)
    return ended
