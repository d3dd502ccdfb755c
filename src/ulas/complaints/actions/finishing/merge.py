"""Verb: two complaints about one matter go on as one."""

from datetime import datetime

from django.db import transaction

from ulas.complaints.casefile import Actor, Case, MoveRefused
from ulas.complaints.casefile.case import locked, prepared
from ulas.complaints.casefile.followers import followers
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.settling import withdraw_open_referrals
from ulas.complaints.models import Answer, Complaint, MessageKind
from ulas.sop.terms import FINAL_STATES, AnswerKind, AnswerState, ComplaintState, Verb


def merge(*, complaint_id: int, into_id: int, by: Actor, now: datetime, reason: str) -> Complaint:
    """Let a complaint follow another; both are locked in the order of their ids.

    Never across visibilities: the answer of one must be fit for the readers of both.

    Raises:
        FieldRefused: no reason; MoveRefused: not fit to be merged, or see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa kedua aduan ini satu perkara.")
    with transaction.atomic():
        rows = {pk: locked(pk) for pk in sorted({complaint_id, into_id})}
        child, parent = rows[complaint_id], rows[into_id]
        case = prepared(Verb.MERGE, child, by=by, now=now, all_referrals=True)
        case.begin()
        _refuse_unfit(child, parent)
        child.state = ComplaintState.MERGED
        child.merged_into = parent
        case.payload["into"] = parent.number
        case.say(reason, MessageKind.REASON)
        withdraw_open_referrals(child, now)
        case.tell_complainant("merged")
        _tell_what_was_answered(case, parent)
        case.finish()
        mirror(parent, Verb.MERGE, by, now, {"took_in": child.number})
    return child


def _tell_what_was_answered(case: Case, parent: Complaint) -> None:
    """Who joins late gets the answers that are out already."""
    out = Answer.objects.filter(
        referral__complaint=parent, referral__round=parent.round, state=AnswerState.PUBLISHED
    )
    for answer in out.order_by("published_at", "id"):
        template = "answered_interim" if answer.kind == AnswerKind.INTERIM else "answered_together"
        case.tell_complainant(template, answer=answer.pk)


def mirror(
    parent: Complaint, verb: Verb, by: Actor, now: datetime, payload: dict[str, str]
) -> None:
    """The same verb's event on the other complaint it touches; its steps stay as they are."""
    case: Case = prepared(verb, parent, by=by, now=now)
    case.payload.update(payload)
    case.settle()


def _refuse_unfit(child: Complaint, parent: Complaint) -> None:
    if child.pk == parent.pk:
        raise MoveRefused("Aduan tidak dapat digabungkan dengan dirinya sendiri.")
    if parent.state in FINAL_STATES:
        raise MoveRefused("Aduan induk sudah berakhir. Pilih aduan yang masih berjalan.")
    if child.visibility != parent.visibility:
        raise MoveRefused("Aduan publik dan aduan rahasia tidak dapat digabungkan.")
    if child.accused_agency_id != parent.accused_agency_id:
        raise MoveRefused("Kedua aduan mengadukan pihak yang berbeda.")
    if followers(child).exists():
        raise MoveRefused("Aduan ini sudah menjadi induk aduan lain. Gabungkan ke arah sebaliknya.")
