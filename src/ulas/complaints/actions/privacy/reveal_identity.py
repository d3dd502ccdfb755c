"""Verb: an officer looks at who filed; never without a purpose on record."""

from dataclasses import dataclass
from datetime import datetime

from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complainant, Reveal
from ulas.complaints.sealed.sealing import unseal
from ulas.sop.terms import IdentityShownTo, Role, Verb


@dataclass(frozen=True)
class Identity:
    """Who filed, in clear; handed to one screen and kept nowhere."""

    name: str
    email: str
    phone: str
    nik: str
    address: str


def reveal_identity(*, complaint_id: int, by: Actor, now: datetime, purpose: str) -> Identity:
    """Open the identity for one officer and record what for (UU 27/2022).

    Raises:
        FieldRefused: no purpose; MoveRefused: hidden from agencies, or see `sop.moves`.
    """
    purpose = needed(purpose, "purpose", "Tulis untuk keperluan apa identitas dibuka.")[:300]
    with opened(Verb.REVEAL_IDENTITY, complaint_id, by=by, now=now) as case:
        hidden = case.complaint.identity_shown_to == IdentityShownTo.COORDINATOR
        if case.role == Role.AGENCY_OFFICER and hidden:
            raise MoveRefused("Pengadu meminta identitasnya hanya diketahui Diskominfo SP.")
        if by.officer is None:
            raise MoveRefused("Identitas hanya dibuka oleh petugas.")
        reveal = Reveal.objects.create(
            complaint=case.complaint, officer=by.officer, purpose=purpose, revealed_at=now
        )
        case.payload["reveal"] = reveal.pk
    return identity_of(case.complaint.complainant)


def identity_of(complainant: Complainant) -> Identity:
    """The unsealed identity; only for a reveal, a letter, or the person's own request."""
    return Identity(
        name=unseal(complainant.name_sealed, "name"),
        email=unseal(complainant.email_sealed, "email"),
        phone=unseal(complainant.phone_sealed, "phone"),
        nik=unseal(complainant.nik_sealed, "nik"),
        address=unseal(complainant.address_sealed, "address"),
    )
