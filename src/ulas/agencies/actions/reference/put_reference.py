"""Verb: one row of the reference data is made or changed in the console."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.actions.reference.kinds import KINDS, Kind, spelled
from ulas.agencies.models import Change, Officer


def put_reference(
    *,
    table: str,
    pk: int | None,
    values: Mapping[str, Any],
    by: Officer,
    now: datetime,
    unused: bool = False,
) -> Any:
    """Make a row (`pk` None) or change the fields of one; `table` is a key of `KINDS`.

    Nothing is removed: `active` False takes a row out of use. An agency or a division only
    goes out of use through the verbs of the case file, which know its open cases and say so
    by `unused`. Without a difference nothing is recorded.

    Raises:
        AdministrationRefused: not allowed, not found, or a value that cannot be.
    """
    kind = KINDS[table]
    with transaction.atomic():
        row = _found(kind, pk)
        if pk is not None:
            _refuse_unless_allowed(kind, row, values, by)
        before = spelled(row, values) if pk else {}
        for name, value in values.items():
            setattr(row, name, value)
        _refuse_unless_allowed(kind, row, values, by)
        if values.get("active") is False and kind.holds_cases and not unused:
            raise AdministrationRefused("Masih mungkin ada aduan terbuka; pakai “Nonaktifkan”.")
        _checked(kind, row)
        after = spelled(row, values)
        if before != after:
            row.save()
            kind.settle(row)
            _record(kind, row, pk is None, before, after, by, now)
    return row


def _found(kind: Kind, pk: int | None) -> Any:
    if pk is None:
        return kind.model()
    row = kind.model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        raise AdministrationRefused("Baris ini tidak ditemukan.")
    return row


def _refuse_unless_allowed(kind: Kind, row: Any, values: Mapping[str, Any], by: Officer) -> None:
    if by.roles & kind.everywhere:
        return
    if set(values) - kind.own_fields:
        raise AdministrationRefused("Hanya administrator yang berwenang mengubahnya.")
    agency = kind.agency_of(row)
    if agency is None or agency.pk not in by.agency_ids():
        sentence = "Anda hanya berwenang mengubah milik instansi Anda sendiri."
        raise AdministrationRefused(sentence, "agency")


def _checked(kind: Kind, row: Any) -> None:
    try:
        row.full_clean(exclude=kind.unchecked)
    except ValidationError as wrong:
        field, found = next(iter(wrong.error_dict.items()))
        if found[0].code in ("unique", "unique_together"):
            raise AdministrationRefused(
                "Kode ini sudah dipakai; pilih yang lain.", "code"
            ) from wrong
        named = field if field in {one.name for one in kind.model._meta.fields} else ""
        raise AdministrationRefused(wrong.message_dict[field][0], named) from wrong
    kind.check(row)


def _record(
    kind: Kind,
    row: Any,
    made: bool,
    before: dict[str, Any],
    after: dict[str, Any],
    by: Officer,
    now: datetime,
) -> None:
    differing = {name for name in after if made or before[name] != after[name]}
    active = after.get("active", True) if "active" in differing else None
    what = Change.REFERENCE_CHANGED
    if made:
        what = Change.REFERENCE_MADE
    elif active is not None:
        what = Change.REFERENCE_RESTORED if active else Change.REFERENCE_RETIRED
    record(
        what,
        by=by,
        now=now,
        agency=kind.agency_of(row),
        subject=f"{kind.name}:{kind.key_of(row)}",
        facts={
            "before": {name: before[name] for name in sorted(differing) if not made},
            "after": {name: after[name] for name in sorted(differing)},
        },
    )
