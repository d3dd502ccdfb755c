"""Verb: an officer gets a mail address, or another one."""

from datetime import datetime

from django.db import transaction

from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.actions.staffing.fit_address import refuse_unfit_address
from ulas.agencies.actions.staffing.permission import as_of_now, gives_all
from ulas.agencies.actions.staffing.withdrawing import withdraw_password_links
from ulas.agencies.models import AddressChange, Agency, Change, Officer


def put_address(*, officer_id: int, email: str, by: Officer, now: datetime) -> AddressChange:
    """Note where an officer is reached from now on; unused password links of theirs end.

    Whoever reads an officer's letters can get a new password by them. So only who may give all
    of the officer's posts changes the address: an agency's admin takes over no account that
    holds a post of the city or of another agency. One may change one's own by the same rule.

    Raises:
        AdministrationRefused: no such officer, no right, an unfit address or another's.
    """
    email = email.strip()
    refuse_unfit_address(email)
    with transaction.atomic():
        # Under lock: a post that is given meanwhile is given before or after, never unseen.
        found = Officer.objects.select_for_update().filter(pk=officer_id, is_active=True).first()
        if found is None or not gives_all(as_of_now(by), found.active_posts):
            raise AdministrationRefused(
                "Alamat petugas hanya diubah oleh yang berwenang atas seluruh perannya."
            )
        _refuse_known(email, found)
        made = AddressChange.objects.create(
            officer=found, former=found.email, address=email, changed_by=by, changed_at=now
        )
        found.email = email
        found.save(update_fields=["email"])
        withdraw_password_links(found, now)
        record(Change.ADDRESS_CHANGED, by=by, now=now, agency=_only_agency(found), officer=found)
    return made


def _refuse_known(email: str, officer: Officer) -> None:
    if officer.email == email:
        raise AdministrationRefused("Alamat ini sudah tercatat.", "email")
    others = Officer.objects.filter(email__iexact=email, is_active=True).exclude(pk=officer.pk)
    if others.exists():
        # Two accounts with one address: the city's sign-in would then open neither.
        raise AdministrationRefused("Alamat surel ini sudah dipakai petugas lain.", "email")


def _only_agency(officer: Officer) -> Agency | None:
    """The agency whose admins may read of it: where it is the only place of the posts."""
    places = {post.agency_id: post.agency for post in officer.active_posts}
    return next(iter(places.values())) if len(places) == 1 else None
