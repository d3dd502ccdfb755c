"""Verb: somebody is invited to be an officer, by a link that serves once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction

from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.actions.staffing.fit_address import refuse_unfit_address
from ulas.agencies.actions.staffing.permission import grantable, refuse_unless_managed
from ulas.agencies.models import Agency, Change, Division, Invitation, Officer, Post
from ulas.sop.terms import Role

VALID = timedelta(days=7)


@dataclass(frozen=True)
class Offered:
    """What came of it: an invitation to mail, or the officer who has an account already."""

    invitation: Invitation | None = None
    officer: Officer | None = None


def offer_post(
    *,
    email: str,
    role: Role,
    by: Officer,
    now: datetime,
    agency: Agency | None = None,
    division: Division | None = None,
) -> Offered:
    """Offer a post; who has an account by that address gets the post at once.

    An older open offer of the same post to the same address is withdrawn.

    Raises:
        AdministrationRefused: no right to give the post, an agency out of use, an unfit address or
            one that its account never proved, no division named.
    """
    email = email.strip()
    _refuse(email, role, by, agency, division)
    with transaction.atomic():
        # Under lock: a form sent twice at once gives one post.
        accounts = Officer.objects.filter(email__iexact=email, is_active=True)
        known = accounts.select_for_update().first()
        if known is not None:
            _give(known, role, agency, division, by, now)
            return Offered(officer=known)
        wanted = Invitation(
            email=email,
            role=role,
            agency=agency,
            division=division,
            invited_by=by,
            made_at=now,
            expires_at=now + VALID,
        )
        _open_offers(wanted).update(withdrawn_at=now)
        wanted.save()
        facts = {"invitation": wanted.pk, **_place(role, division)}
        record(Change.OFFICER_INVITED, by=by, now=now, agency=agency, facts=facts)
    return Offered(invitation=wanted)


def _refuse(
    email: str, role: Role, by: Officer, agency: Agency | None, division: Division | None
) -> None:
    refuse_unless_managed(by, agency)
    if role not in grantable(by, agency):
        raise AdministrationRefused("Peran ini tidak dapat Anda berikan.", "role")
    if agency is not None and not agency.active:
        raise AdministrationRefused("Instansi ini sudah tidak dipakai.")
    refuse_unfit_address(email)
    if role == Role.DIVISION_OFFICER:
        if division is None or agency is None or division.agency_id != agency.pk:
            raise AdministrationRefused("Pilih bidang di instansi ini.", "division")
        if not division.active:
            raise AdministrationRefused("Bidang ini sudah tidak dipakai.", "division")


def _refuse_unproved(known: Officer, role: Role, agency: Agency | None) -> None:
    """Give no post by an address that somebody typed who could not give that post.

    The offer means whoever reads that address; that it is this account's owner shows once a
    link that went there was used.
    """
    change = known.address_changes.select_related("changed_by").first()
    if change is None or role in grantable(change.changed_by, agency):
        return
    if not known.invitations.filter(email=change.address, used_at__gte=change.changed_at).exists():
        raise AdministrationRefused(
            "Alamat ini baru dicatat pada sebuah akun dan belum pernah dipakai pemiliknya. "
            "Kirimi dahulu akun itu tautan sandi baru; undang lagi setelah tautannya dipakai.",
            "email",
        )


def _open_offers(wanted: Invitation) -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(
        email__iexact=wanted.email,
        role=wanted.role,
        agency=wanted.agency,
        division=wanted.division,
        officer=None,
        used_at=None,
        withdrawn_at=None,
    )


def _give(
    officer: Officer,
    role: Role,
    agency: Agency | None,
    division: Division | None,
    by: Officer,
    now: datetime,
) -> None:
    _refuse_unproved(officer, role, agency)
    held = Post.objects.filter(
        officer=officer, role=role, agency=agency, division=division, active=True
    )
    if held.filter(borrowed_from=None).exists():
        raise AdministrationRefused("Pemilik alamat ini sudah memegang peran itu.", "email")
    Post.objects.create(officer=officer, role=role, agency=agency, division=division, since=now)
    record(
        Change.POST_GIVEN,
        by=by,
        now=now,
        agency=agency,
        officer=officer,
        facts=_place(role, division),
    )


def _place(role: Role, division: Division | None) -> dict[str, str]:
    return {"role": role.value, **({"division": division.code} if division else {})}
