"""From the tables of an SOP file to its parts, one function a part."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ulas.sop.moves import Subject
from ulas.sop.parts import (
    Approver,
    Basis,
    Calendar,
    Completeness,
    Escalation,
    Identity,
    Limits,
    Paper,
    Row,
    Rung,
    Standard,
    Step,
    Target,
    TargetEnd,
    Told,
)
from ulas.sop.reading import Reader
from ulas.sop.terms import Role
from ulas.sop.triggers import TRIGGERS

SLUG = re.compile(r"[a-z][a-z_]{0,39}")
TAKEN = frozenset({"asked", "end"})  # a word of the phrases, a word of the diagram
NO_STANDARD = Standard((), None, "")


class Required(StrEnum):
    """What a file may ask of a complaint before it is accepted by itself."""

    TEXT = "text"
    PLACE = "place"
    NAME = "name"
    CONTACT = "contact"
    PHOTO = "photo"
    CATEGORY = "category"


class DaysFrom(StrEnum):
    """Entries of `[limits]` that a step may take its days from."""

    CLOSE_AFTER_DAYS = "close_after_days"
    OBJECTION_DAYS = "objection_days"


class ServiceClass(StrEnum):
    """Classes of complaint in the national system, each with its own promise."""

    INFORMATION = "INFORMATION"
    ORDINARY = "ORDINARY"
    SUPERVISION = "SUPERVISION"


def read_identity(reader: Reader, approved: bool) -> Identity:
    """Read the identity block; a version that is not approved needs no number nor approver."""
    approver = read_approver(reader.table("approver")) if approved or "approver" in reader else None
    identity = Identity(
        government=reader.text("government"),
        unit=reader.text("unit"),
        title=reader.text("title"),
        number=reader.text("number", needed=approved),
        made=reader.day("made") or date.min,
        revised=reader.day("revised", needed=False),
        revision=reader.integer("revision", needed=False) or 0,
        approved_on=reader.day("approved_on", needed=approved),
        approver=approver,
        signature=reader.text("signature", needed=False),
        address=reader.text("address"),
        phone=reader.text("phone"),
        email=reader.text("email"),
        website=reader.text("website"),
    )
    reader.close()
    return identity


def read_approver(reader: Reader) -> Approver:
    """Read who approved the paper."""
    approver = Approver(
        name=reader.text("name"),
        rank=reader.text("rank"),
        nip=reader.text("nip"),
        post=reader.text("post"),
    )
    reader.close()
    return approver


def read_paper(reader: Reader) -> Paper:
    """Read the lists of the second block."""
    paper = Paper(
        legal_bases=reader.texts("legal_bases"),
        qualifications=reader.texts("qualifications"),
        related=reader.texts("related"),
        equipment=reader.texts("equipment"),
        warnings=reader.texts("warnings"),
        records=reader.texts("records"),
        performers=reader.texts("performers"),
    )
    reader.close()
    return paper


def read_row(name: str, reader: Reader, performers: tuple[str, ...]) -> Row:
    """Read one printed row; cells of performers that the file leaves out are blank."""
    if not name.isdecimal():
        reader.wrong("", f"Baris harus bernama nomornya, misalnya [row.2]; tertulis “{name}”.")
    row = Row(
        number=int(name) if name.isdecimal() else 0,
        title=reader.text("title"),
        paper_performer=reader.texts("paper_performer", needed=False) or ("",) * len(performers),
        standard=Standard(
            inputs=reader.texts("inputs", needed=False),
            time_limit_minutes=reader.integer("minutes", needed=False),
            output=reader.text("output", needed=False),
        ),
        note=reader.text("note", needed=False),
    )
    if len(row.paper_performer) != len(performers):
        reader.wrong(
            "paper_performer",
            f"Harus ada {len(performers)} kolom pelaksana, kosong bila di kertas tidak terbaca.",
        )
    reader.close()
    return row


@dataclass(frozen=True)
class Limit:
    """The limit of a step as found: in minutes, in days, or none and why."""

    minutes: int | None = None
    days: int | None = None
    no_limit: str = ""


def read_step(key: str, reader: Reader, rows: dict[int, Row], limits: Limits) -> Step:
    """Read one step; without a limit of its own it takes the minutes of its row."""
    if not SLUG.fullmatch(key) or key in TAKEN:
        reader.wrong("", f"“{key}” tidak dapat menjadi nama langkah; pakai huruf kecil dan _.")
    number = reader.integer("row", least=1, needed=False)
    if number is not None and number not in rows:
        reader.wrong("row", f"Baris {number} tidak ada di tabel SOP.")
    row = rows.get(number) if number is not None else None
    limit = read_limit(reader, row, limits)
    step = Step(
        key=key,
        title=reader.text("title"),
        row=number,
        subject=reader.choice("subject", Subject) or Subject.COMPLAINT,
        starts_with=read_triggers(reader, "starts_with"),
        ends_with=read_triggers(reader, "ends_with"),
        done_by=read_triggers(reader, "done_by"),
        not_while=frozenset(reader.texts("not_while", needed=False)),
        continues=reader.text("continues", needed=False) or None,
        limit=None if limit.minutes is None else timedelta(minutes=limit.minutes),
        days=limit.days,
        no_limit=limit.no_limit,
        basis=reader.choice("basis", Basis, Basis.WORKING) or Basis.WORKING,
        calendar=reader.choice("calendar", Calendar) or Calendar.COORDINATOR,
        accountable=reader.choices("accountable", Role),
        actor=reader.choices("actor", Role),
        standard=row.standard if row else NO_STANDARD,
    )
    for trigger in sorted(step.done_by - step.ends_with):
        reader.wrong("done_by", f"“{trigger}” tidak ada di ends_with langkah ini.", trigger)
    reader.close()
    return step


def read_triggers(reader: Reader, key: str) -> frozenset[str]:
    """Read triggers, at least one, all of them known."""
    found = reader.texts(key)
    if key in reader and not found:
        reader.wrong(key, f"Isian “{key}” harus menyebut sedikitnya satu pemicu.")
    for trigger in found:
        if trigger not in TRIGGERS:
            reader.wrong(key, f"Pemicu “{trigger}” tidak dikenal; periksa ejaannya.", trigger)
    return frozenset(found) & TRIGGERS


def read_limit(reader: Reader, row: Row | None, limits: Limits) -> Limit:
    """Read the one limit of a step: `minutes`, `days_from`, `no_limit`, or its row's minutes."""
    printed = row.standard.time_limit_minutes if row else None
    own = [name for name in ("minutes", "days_from", "no_limit") if name in reader]
    minutes = reader.integer("minutes", needed=False)
    source = reader.choice("days_from", DaysFrom) if "days_from" in reader else None
    reason = reader.text("no_limit") if "no_limit" in reader else ""
    if len(own) + (printed is not None) != 1:
        reader.wrong(
            own[0] if own else "",
            "Batas waktu langkah harus tepat satu: menit pada barisnya, atau salah satu dari "
            "minutes, days_from, no_limit.",
        )
    return Limit(
        minutes=minutes if own else printed,
        days=getattr(limits, source) if source else None,
        no_limit=reason,
    )


def read_limits(reader: Reader) -> Limits:
    """Read the counts and days that the paper does not name."""
    limits = Limits(
        bounces=reader.integer("bounces") or 0,
        reopens=reader.integer("reopens") or 0,
        reopen_days=reader.integer("reopen_days") or 0,
        ask_days=reader.integer("ask_days") or 0,
        ask_reminder_days=reader.integer("ask_reminder_days") or 0,
        close_after_days=reader.integer("close_after_days") or 0,
        objection_days=reader.integer("objection_days") or 0,
    )
    reader.close()
    return limits


def read_completeness(reader: Reader) -> Completeness:
    """Read what a complete complaint has."""
    completeness = Completeness(tuple(reader.choices("required", Required)))
    reader.close()
    return completeness


def read_target(key: str, reader: Reader) -> Target:
    """Read one service target, in minutes or in days."""
    if ("minutes" in reader) == ("days" in reader):
        reader.wrong("minutes", "Janji layanan memakai salah satu: minutes atau days.")
    named = "service_class" in reader
    target = Target(
        key=key,
        title=reader.text("title"),
        service_class=reader.choice("service_class", ServiceClass) if named else None,
        minutes=reader.integer("minutes", least=1, needed=False),
        days=reader.integer("days", least=1, needed=False),
        basis=reader.choice("basis", Basis) or Basis.CLOCK,
        ends_with=reader.choice("ends_with", TargetEnd, TargetEnd.FINAL) or TargetEnd.FINAL,
    )
    reader.close()
    return target


def read_escalation(reader: Reader) -> Escalation:
    """Read the ladder; its shares must rise."""
    rungs: list[Rung] = []
    for name in reader.names():
        told = reader.choices(name, Told)
        if not name.isdecimal() or int(name) == 0:
            reader.wrong(name, "Bagian waktu ditulis sebagai persen, misalnya 80.")
        elif rungs and int(name) <= rungs[-1].share:
            reader.wrong(name, "Bagian waktu harus naik dari baris ke baris.")
        else:
            rungs.append(Rung(int(name), told))
    return Escalation(tuple(rungs))
