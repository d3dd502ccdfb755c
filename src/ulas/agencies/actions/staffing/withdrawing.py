"""Open links that serve no more: taken back by hand, with their issuer's posts, with an agency."""

from datetime import datetime

from ulas.agencies.actions.recording import record
from ulas.agencies.actions.staffing.permission import as_of_now, may_issue
from ulas.agencies.models import Agency, Change, Invitation, Officer


def withdraw(found: Invitation, by: Officer | None, now: datetime) -> None:
    """Take one link back inside the caller's transaction; an offered post is recorded."""
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at"])
    if found.role:
        facts = {"invitation": found.pk}
        record(Change.INVITATION_WITHDRAWN, by=by, now=now, agency=found.agency, facts=facts)


def withdraw_issued(officer: Officer, by: Officer | None, now: datetime) -> None:
    """Take back what an officer issued and may issue no more: no right outlives its giver.

    Locks the links, so that one that is being used meanwhile is used up first.
    """
    issuer = as_of_now(officer)
    issued = Invitation.objects.open_at(now).filter(invited_by=issuer)
    for found in issued.select_for_update(of=("self",)):
        if not may_issue(issuer, found):
            withdraw(found, by, now)


def withdraw_password_links(officer: Officer, now: datetime) -> None:
    """End every unused link for a new password of an officer."""
    officer.invitations.filter(role="", used_at=None, withdrawn_at=None).update(withdrawn_at=now)


def withdraw_offers_at(agency: Agency, by: Officer | None, now: datetime) -> None:
    """Take back every offer of a post at an agency, whoever made it."""
    offers = Invitation.objects.open_at(now).filter(agency=agency)
    for found in offers.select_for_update(of=("self",)):
        withdraw(found, by, now)
