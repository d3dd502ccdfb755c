"""Verb: an agency goes out of use, and with it the posts of its officers."""

from datetime import datetime

from django.db import transaction

from ulas.agencies.actions.staffing.ending import end_held, lock_place
from ulas.agencies.actions.staffing.permission import OF_AN_AGENCY
from ulas.agencies.actions.staffing.withdrawing import withdraw_offers_at
from ulas.agencies.models import Agency, Officer, Post


def vacate_agency(*, agency: Agency, by: Officer | None, now: datetime) -> int:
    """End every post at an agency that is out of use, and take back its offers. How many officers.

    Who holds no other post has left. Whoever retires the agency may (`by` is None for a load of
    the city's files): nobody is asked whether the last admin may go, for no case is left.
    """
    with transaction.atomic():
        lock_place(agency)
        held = Post.objects.filter(
            agency=agency, role__in=OF_AN_AGENCY, active=True, borrowed_from=None
        )
        officers = Officer.objects.select_for_update().filter(pk__in=held.values("officer"))
        count = 0
        for officer in officers.order_by("pk"):
            end_held(officer, list(held.filter(officer=officer)), by, now)
            count += 1
        withdraw_offers_at(agency, by, now)
    return count
