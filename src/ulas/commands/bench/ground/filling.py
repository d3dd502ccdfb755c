"""Filling the scratch database: real cases by the verbs, then copies of them by SQL.

Copies carry new ids and numbers; their chains are not meant to verify, only to weigh. Of ten
cases seven wait at one agency, which is harsher than any day of a city. One word is in one case
alone, however many there are.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, models

from ulas.agencies.actions import PostWanted, make_officer
from ulas.agencies.models import Area, Category, Officer
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, SYSTEM, by_officer
from ulas.complaints.finding import index
from ulas.complaints.models import (
    Answer,
    BlockKey,
    Complainant,
    Complaint,
    Event,
    Referral,
    ServiceTarget,
    StepRun,
)
from ulas.sop.terms import Role

COPIED: tuple[type[models.Model], ...] = (
    Complainant,
    Complaint,
    Referral,
    StepRun,
    Event,
    ServiceTarget,
    Answer,
    BlockKey,
)
STRIDE = 1_000_000
ORIGINALS = 250
RARE = "kubur"
SECONDS_APART = 37
"""Copies lie this far apart in time, so that no two cases share an instant."""
SUBJECTS = ("jalan berlubang", "lampu mati", "sampah menumpuk", "parkir liar", "air keruh")


def officer_with(role: Role, agency: str, now: datetime) -> Officer:
    """An officer with one post, who never signs in by a password."""
    name = f"bench-{role}-{agency}".lower().replace("_", "-")
    return make_officer(
        username=name, full_name="Bench", password=None, posts=[PostWanted(role, agency)], now=now
    )


def file_originals(now: datetime, *, agency: str) -> None:
    """File `ORIGINALS` complaints by the verbs, in the first states of the flow."""
    clerk = officer_with(Role.INFORMATION_CLERK, "DISKOMINFOSP", now)
    reviewer = officer_with(Role.POLICY_REVIEWER, "DISKOMINFOSP", now)
    officer_with(Role.AGENCY_OFFICER, agency, now)
    areas = list(Area.objects.filter(kind="KELURAHAN").values_list("code", flat=True))
    categories = list(Category.objects.filter(agency__code=agency).values_list("code", flat=True))
    for turn in range(ORIGINALS):
        at = now - timedelta(hours=turn % 240, minutes=turn % 60)
        _one(turn, at, clerk, reviewer, areas, categories, agency)


def grow(cases: int, originals: int = ORIGINALS) -> int:
    """Copy the originals until there are about `cases` complaints; how many there are."""
    _take_back_rare_word()
    for copy in range(Complaint.objects.count() // originals, cases // originals):
        _copy(copy)
    _one_rare_word()
    index.rebuild()
    _settle()
    return Complaint.objects.count()


def _one_rare_word() -> None:
    """Give a word to the first case alone, once nothing is copied any more."""
    first = Complaint.objects.order_by("pk")[0]
    if RARE not in first.search:
        Complaint.objects.filter(pk=first.pk).update(search=f"{first.search} {RARE}")


def _take_back_rare_word() -> None:
    for first in Complaint.objects.order_by("pk")[:1]:
        Complaint.objects.filter(pk=first.pk).update(search=first.search.replace(f" {RARE}", ""))


def _one(
    turn: int,
    at: datetime,
    clerk: Officer,
    reviewer: Officer,
    areas: list[str],
    categories: list[str],
    agency: str,
) -> None:
    filing = actions.Filing(
        text=f"Aduan uji {turn}: {SUBJECTS[turn % 5]} di gang {turn % 37}, mohon dicek.",
        name=f"Warga Uji {turn}",
        email=f"warga{turn}@contoh.id",
        area=areas[turn % len(areas)],
        category=categories[turn % len(categories)] if categories else "",
        visibility="PUBLIC",
    )
    case = actions.file_complaint(filing=filing, by=COMPLAINANT, now=at, channel="WEBSITE")
    pk = case.complaint.pk
    if turn % 10 < 2:
        return
    actions.accept(complaint_id=pk, by=by_officer(clerk), now=at)
    if turn % 10 < 3:
        return
    made = actions.distribute(complaint_id=pk, by=by_officer(reviewer), now=at, agencies=[agency])
    actions.deliver(complaint_id=pk, referral_id=made[0].pk, by=SYSTEM, now=at)


def _copy(copy: int) -> None:
    """Insert every original once more with its ids moved by `copy` strides."""
    moved = {model._meta.db_table for model in COPIED}
    with connection.cursor() as cursor:
        for model in COPIED:
            fields = model._meta.concrete_fields
            columns = [connection.ops.quote_name(field.column or "") for field in fields]
            values = [_value(field, moved, copy) for field in fields]
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608 names are our models'
                f"SELECT {', '.join(values)} FROM {table} WHERE id < %s",
                [STRIDE],
            )


def _value(field: models.Field, moved: set[str], copy: int) -> str:  # type: ignore[type-arg]
    column = connection.ops.quote_name(field.column or "")
    target = field.related_model
    refers = isinstance(target, type) and target._meta.db_table in moved
    if field.primary_key or refers:
        return f"{column} + {copy * STRIDE}"
    if isinstance(field, models.DateTimeField):
        return _earlier(column, copy * SECONDS_APART)
    if field.column == "number" and field.model is Complaint:
        return f"CAST(1000000000 + {copy} * {STRIDE} + id AS text)"
    return column


def _earlier(column: str, seconds: int) -> str:
    if connection.vendor == "postgresql":
        return f"{column} - interval '{seconds} seconds'"
    return f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{seconds} seconds')"


def _settle() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in COPIED:
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), "  # noqa: S608
                    f"(SELECT max(id) FROM {model._meta.db_table}))"
                )
        cursor.execute("ANALYZE")
