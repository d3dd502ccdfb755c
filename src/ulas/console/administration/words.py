"""Administration events in words: what happened to what, and each field before and after."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import AdministrationEvent, Change
from ulas.console.administration.every_table import TABLES
from ulas.console.words.people import CHANGES

KINDS: dict[str, Any] = {
    **CHANGES,
    Change.REFERENCE_MADE: _("Dibuat"),
    Change.REFERENCE_CHANGED: _("Diubah"),
    Change.REFERENCE_RETIRED: _("Dinonaktifkan"),
    Change.REFERENCE_RESTORED: _("Diaktifkan lagi"),
    Change.CALENDAR_REVISED: _("Kalender mendapat revisi baru"),
    Change.OUTLINES_IMPORTED: _("Garis batas dimuat"),
    Change.PROCEDURE_IMPORTED: _("Versi SOP dibuat"),
    Change.FILES_IMPORTED: _("Berkas kota dimuat"),
    Change.KEYS_REPLACED: _("Kunci diganti setelah pencurian"),
}
SUBJECTS: dict[str, Any] = {
    **{table.kind: table.many for table in TABLES.values()},
    "calendar": _("Jam kerja"),
    "procedure": _("SOP"),
    "key_ring": _("Berkas kunci"),
}
PARTS: dict[str, Any] = {
    **{entry.name: entry.label for table in TABLES.values() for entry in table.entries},
    "active": _("Aktif"),
    "questions": _("Pertanyaan"),
    "holidays": _("Hari libur"),
    "weekly": _("Jam kerja"),
    "special_periods": _("Periode khusus"),
    "always_open": _("Layanan 24 jam"),
    "outline": _("Garis batas"),
    "reason": _("Alasan"),
    "valid_from": _("Berlaku mulai"),
    "matched": _("Cocok"),
    "skipped": _("Dilewati"),
    "sessions": _("Sesi yang diakhiri"),
    "answer_links": _("Tautan jawab yang dikirim ulang"),
}
LONGEST = 240


@dataclass(frozen=True)
class ToldChange:
    """One event for the page; `parts` are (field, before, after) in words."""

    title: str
    subject: str
    at: datetime
    who: str
    agency: str
    parts: list[tuple[str, str, str]]


def told(event: AdministrationEvent) -> ToldChange:
    """The event in words."""
    facts: dict[str, Any] = json.loads(event.facts)
    before, after = facts.pop("before", {}), facts.pop("after", {})
    names = list(dict.fromkeys([*after, *before]))
    parts = [(_part(name), _value(before.get(name)), _value(after.get(name))) for name in names]
    parts += [(_part(name), "", _value(value)) for name, value in facts.items() if name in PARTS]
    by = event.performed_by
    return ToldChange(
        title=str(KINDS.get(event.kind, event.kind)),
        subject=_subject(event),
        at=event.at,
        who=by.full_name if by else gettext("Sistem"),
        agency=event.agency.label if event.agency else "",
        parts=parts,
    )


def _subject(event: AdministrationEvent) -> str:
    if event.officer is not None:
        return event.officer.full_name
    kind, _sign, key = event.subject.partition(":")
    return f"{SUBJECTS.get(kind, kind)} {key}".strip()


def _part(name: str) -> str:
    return str(PARTS.get(name.removesuffix("_id"), name))


def _value(value: Any) -> str:
    """A value in words, cut where it is long."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        text = ", ".join(value)
    elif isinstance(value, str | int | float):
        text = str(value)
    else:
        text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
