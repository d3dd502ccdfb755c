"""What becomes of a mailed link: withdrawn, used to join, or used for a new password."""

from datetime import datetime, timedelta

from django.db import transaction

from ulas.agencies.actions.make_officer import OfficerRefused, PostWanted, make_officer
from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.actions.staffing.permission import (
    manages,
    may_issue,
    refuse_unless_managed,
)
from ulas.agencies.actions.staffing.withdrawing import withdraw, withdraw_password_links
from ulas.agencies.models import Change, Invitation, Officer
from ulas.sop.terms import Role

PASSWORD_VALID = timedelta(days=1)


def withdraw_invitation(*, invitation_id: int, by: Officer, now: datetime) -> Invitation:
    """Take an open invitation back; its link says so from now on.

    Raises:
        AdministrationRefused: no such open invitation, or no right to it.
    """
    with transaction.atomic():
        found = _locked(invitation_id)
        if found is None or found.used_at or found.withdrawn_at:
            raise AdministrationRefused("Undangan ini sudah dipakai atau dibatalkan.")
        refuse_unless_managed(by, found.agency)
        withdraw(found, by, now)
    return found


def offer_password(*, officer_id: int, by: Officer, now: datetime) -> Invitation:
    """Make a link for a new password of an officer; older links of the kind end.

    Raises:
        AdministrationRefused: an officer who left, has no address, or is not the asker's.
    """
    officer = Officer.objects.filter(pk=officer_id, is_active=True).first()
    if officer is None or not _manages(by, officer):
        raise AdministrationRefused("Petugas ini tidak ada di antara petugas Anda.")
    if not officer.email:
        raise AdministrationRefused("Petugas ini belum mempunyai alamat surel.")
    with transaction.atomic():
        withdraw_password_links(officer, now)
        made = Invitation.objects.create(
            email=officer.email,
            officer=officer,
            invited_by=by,
            made_at=now,
            expires_at=now + PASSWORD_VALID,
        )
        record(Change.PASSWORD_LINK_SENT, by=by, now=now, officer=officer)
    return made


def accept_invitation(
    *, invitation_id: int, username: str, full_name: str, password: str, now: datetime
) -> Officer:
    """Join by an invitation: the account with its post; the link is used up.

    Raises:
        AdministrationRefused: a link that is used up, an address that has an account since, or
            a name that cannot be taken.
    """
    with transaction.atomic():
        found = usable(invitation_id, now)
        if Officer.objects.filter(email__iexact=found.email, is_active=True).exists():
            # Two accounts with one address: the city's sign-in would then open neither.
            raise AdministrationRefused(
                "Alamat surel ini sudah mempunyai akun. Minta pengirim mengundangnya sekali lagi: "
                "perannya langsung ditambahkan pada akun itu."
            )
        try:
            officer = make_officer(
                username=username,
                full_name=full_name,
                password=password,
                email=found.email,
                posts=[_post(found)],
                now=now,
            )
        except OfficerRefused as refused:
            raise AdministrationRefused(str(refused), "username") from refused
        found.used_at, found.officer = now, officer
        found.save(update_fields=["used_at", "officer"])
        record(
            Change.OFFICER_JOINED,
            by=officer,
            now=now,
            agency=found.agency,
            officer=officer,
            facts={"invitation": found.pk, "role": found.role},
        )
    return officer


def set_password(*, invitation_id: int, password: str, now: datetime) -> Officer:
    """Set a new password by a mailed link; every session of the officer ends with the old one.

    Raises:
        AdministrationRefused: a link that is used up, or an officer who left meanwhile.
    """
    with transaction.atomic():
        found = usable(invitation_id, now)
        officer = found.officer
        if officer is None or not officer.is_active:
            raise AdministrationRefused("Akun ini sudah tidak aktif.")
        officer.set_password(password)
        officer.save(update_fields=["password"])
        found.used_at = now
        found.save(update_fields=["used_at"])
        record(Change.PASSWORD_SET, by=officer, now=now, officer=officer)
    return officer


def usable(invitation_id: int, now: datetime) -> Invitation:
    """The invitation of a link, locked inside a transaction.

    Raises:
        AdministrationRefused: used, withdrawn, expired, its agency is gone, or its sender may
            give this no more; says what to do.
    """
    found = _locked(invitation_id)
    if found is None or found.withdrawn_at:
        raise AdministrationRefused(
            "Undangan ini dibatalkan. Minta tautan baru kepada pengirimnya."
        )
    if found.used_at:
        raise AdministrationRefused("Tautan ini sudah dipakai. Masuklah dengan akun Anda.")
    if found.expires_at <= now:
        raise AdministrationRefused(
            "Tautan ini sudah kedaluwarsa. Minta tautan baru kepada pengirimnya."
        )
    if found.agency is not None and not found.agency.active:
        raise AdministrationRefused("Instansi pada undangan ini sudah tidak dipakai.")
    if not may_issue(found.invited_by, found):
        # No right outlives its giver, however the giver lost it.
        raise AdministrationRefused(
            "Pengirim tautan ini tidak lagi berwenang memberikannya. Minta tautan baru kepada "
            "admin instansi Anda atau Diskominfo SP."
        )
    return found


def _locked(invitation_id: int) -> Invitation | None:
    rows = Invitation.objects.select_related("agency", "division", "officer", "invited_by")
    return rows.select_for_update(of=("self",)).filter(pk=invitation_id).first()


def _post(found: Invitation) -> PostWanted:
    return PostWanted(
        role=Role(found.role),
        agency=found.agency.code if found.agency else "",
        division=found.division.code if found.division else "",
    )


def _manages(by: Officer, officer: Officer) -> bool:
    posts = [post for post in officer.active_posts if post.borrowed_from_id is None]
    return bool(posts) and all(manages(by, post.agency) for post in posts)
