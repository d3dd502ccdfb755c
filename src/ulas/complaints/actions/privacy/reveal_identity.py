"""Verb: an officer looks at who filed; never without a purpose on record."""

from datetime import datetime

from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Reveal
from ulas.complaints.sealed.identity import Identity, identity_of
from ulas.sop.terms import IdentityShownTo, Role, Verb

MOST_PURPOSE = 300


def reveal_identity(*, complaint_id: int, by: Actor, now: datetime, purpose: str) -> Identity:
    """Open the identity for one officer and record what for (UU 27/2022).

    Raises:
        FieldRefused: no purpose or too long a one.
        MoveRefused: hidden from agencies, or see `sop.moves`.
    """
    purpose = needed(
        purpose, "purpose", "Tulis untuk keperluan apa identitas dibuka.", MOST_PURPOSE
    )
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
