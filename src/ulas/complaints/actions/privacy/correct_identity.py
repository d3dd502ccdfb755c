"""Verb: the person puts the own data right (UU 27/2022, correction)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from ulas.complaints.actions.intake.filing import Filing, FilingRefused, cleaned, problems
from ulas.complaints.casefile import Actor, opened
from ulas.complaints.models import Complainant, Complaint
from ulas.complaints.sealed.identity import identity_of
from ulas.complaints.sealed.sealing import blind_index, seal
from ulas.sop.terms import Verb

FIELDS = ("name", "email", "phone", "domicile")


def correct_identity(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    name: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    domicile: str | None = None,
) -> Complaint:
    """Replace what is given; None leaves a field. A new contact has to be verified again.

    Raises:
        FilingRefused: by field; MoveRefused: see `sop.moves`.
    """
    given: dict[str, Any] = {"name": name, "email": email, "phone": phone, "domicile": domicile}
    with opened(Verb.CORRECT_IDENTITY, complaint_id, by=by, now=now) as case:
        person = case.complaint.complainant
        before = _as_known(person)
        after = cleaned(
            replace(before, **{key: value for key, value in given.items() if value is not None})
        )
        wrong = problems(after, now=now, received_at=now)
        if wrong:
            raise FilingRefused(wrong)
        changed = [one for one in FIELDS if getattr(after, one) != getattr(before, one)]
        _write(person, after, changed)
        case.payload["fields"] = changed
    return case.complaint


def _as_known(person: Complainant) -> Filing:
    known = identity_of(person)
    return Filing(
        text="data diri",
        name=known.name,
        email=known.email,
        phone=known.phone,
        domicile=person.domicile,
    )


def _write(person: Complainant, after: Filing, changed: list[str]) -> None:
    person.name_sealed = seal(after.name, "name")
    person.email_sealed = seal(after.email, "email")
    person.phone_sealed = seal(after.phone, "phone")
    person.email_index = blind_index(after.email, "email")
    person.phone_index = blind_index(after.phone, "phone")
    person.domicile = after.domicile
    if {"email", "phone"} & set(changed):
        person.verified_at = None
    person.save()
