"""Verb: an SOP file becomes an immutable version."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ulas.agencies.actions import AdministrationRefused
from ulas.agencies.actions.recording import given_reason, record
from ulas.agencies.models import Change, Officer
from ulas.complaints.models import ProcedureVersion
from ulas.complaints.queries.versions import forget_versions
from ulas.sop.procedure import parse
from ulas.sop.terms import Role


def import_procedure(
    *,
    text: str,
    valid_from: datetime,
    now: datetime,
    by: Officer | None = None,
    reason: str = "",
) -> ProcedureVersion:
    """Import an SOP file; the text that is in force at `valid_from` already stays that version.

    An older text that comes back is a new version, so that the newest number says what holds.
    Complaints filed from `valid_from` on follow it; older ones keep theirs, with every stored
    deadline. `by` is the administrator who makes it in the console, None for the city's file.

    Raises:
        ProcedureError: with every problem of the file, by line and field.
        AdministrationRefused: in the console: no right, no reason or too long a one, a text
            that is in force at that date already, or a date that has passed.
    """
    parse(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        # Whoever saves at the same moment waits here, and gets the number after this one.
        list(ProcedureVersion.objects.select_for_update().order_by("pk").values_list("pk"))
        held = _held_at(valid_from)
        known = held if held is not None and held.digest == digest else None
        if by is not None:
            _refuse(by, known, valid_from, now, reason)
        if known is not None:
            return known
        made = _kept(text, digest, valid_from, now, by, reason)
        if by is not None:
            facts = {"valid_from": valid_from.isoformat(), "reason": made.reason, "sha256": digest}
            subject = f"procedure:{made.number}"
            record(Change.PROCEDURE_IMPORTED, by=by, now=now, subject=subject, facts=facts)
        return made


def _held_at(instant: datetime) -> ProcedureVersion | None:
    """The version in force at an instant, as the database has it now."""
    begun = ProcedureVersion.objects.filter(valid_from__lte=instant)
    return begun.order_by("-valid_from", "-number").first()


def _kept(
    text: str, digest: str, valid_from: datetime, now: datetime, by: Officer | None, reason: str
) -> ProcedureVersion:
    newest = ProcedureVersion.objects.aggregate(most=Max("number"))["most"] or 0
    made = ProcedureVersion.objects.create(
        number=newest + 1,
        text=text,
        digest=digest,
        valid_from=valid_from,
        imported_at=now,
        made_by=by,
        reason=reason.strip(),
    )
    forget_versions()
    # Again at the end: somebody may have read the old ones meanwhile.
    transaction.on_commit(forget_versions)
    return made


def _refuse(
    by: Officer, known: ProcedureVersion | None, valid_from: datetime, now: datetime, reason: str
) -> None:
    if Role.ADMINISTRATOR not in by.roles:
        raise AdministrationRefused("Hanya administrator yang berwenang mengubah SOP.")
    if known is not None:
        raise AdministrationRefused(f"Isinya sama dengan versi {known.number}.", "text")
    given_reason(reason, "Tulis mengapa SOP diubah.")
    if valid_from < now:
        raise AdministrationRefused(
            "Tanggal berlaku sudah lewat; versi baru berlaku paling cepat sekarang.", "valid_from"
        )
