"""Verbs: one move on many cases, each case by its ordinary verb, in batches."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ulas.agencies.models import Officer
from ulas.complaints.actions.answering.assign import assign
from ulas.complaints.actions.dialogue.add_note import add_note
from ulas.complaints.actions.finishing.close import close
from ulas.complaints.actions.intake.accept import accept
from ulas.complaints.actions.intake.correct_details import correct_details
from ulas.complaints.actions.referring.distribute import distribute
from ulas.complaints.casefile import by_officer
from ulas.complaints.models import BulkItem, BulkOutcome, BulkRun
from ulas.complaints.queries.desk.bulk import MOST_CASES, target
from ulas.complaints.queries.visible import visible_to
from ulas.complaints.refusals import CaseNotFound
from ulas.sop.moves import MoveRefused
from ulas.sop.terms import Verb

IN_BULK: dict[Verb, Callable[..., Any]] = {
    Verb.ACCEPT: accept,
    Verb.DISTRIBUTE: distribute,
    Verb.ASSIGN: assign,
    Verb.CORRECT_DETAILS: correct_details,
    Verb.ADD_NOTE: add_note,
    Verb.CLOSE: close,
}
"""Moves that may be made on many cases: none of them writes a text to a complainant."""
A_BATCH = 25
FORGOTTEN_AFTER = timedelta(days=1)


def start_bulk(
    *,
    officer: Officer,
    verb: Verb,
    seen: Mapping[str, int],
    given: Mapping[str, Any],
    key: str,
    now: datetime,
) -> BulkRun:
    """Write down which cases a move is for; nothing is done to them yet.

    `seen` holds number and length of the chain at the preview. The same key gives the same
    run, so that a form sent twice counts once.

    Raises:
        MoveRefused: the move is not one for many cases, or there are too many or no cases.
    """
    if verb not in IN_BULK:
        raise MoveRefused("Langkah ini dikerjakan satu per satu.")
    with transaction.atomic():
        run, fresh = BulkRun.objects.get_or_create(
            key=key,
            defaults={"officer": officer, "verb": verb, "given": dict(given), "made_at": now},
        )
        if run.officer_id != officer.pk:
            raise CaseNotFound
        if fresh:
            _list(run, officer, seen)
            _forget_old(now)
    return run


def carry_on_bulk(*, officer: Officer, key: str, now: datetime, most: int = A_BATCH) -> BulkRun:
    """Make the move on the next cases of a run; one that is done is never done again.

    Raises:
        CaseNotFound: no such run of this officer.
    """
    run = BulkRun.objects.filter(officer=officer, key=key).first()
    if run is None:
        raise CaseNotFound
    waiting = run.items.filter(outcome=BulkOutcome.WAITING)
    for item_id in list(waiting.values_list("pk", flat=True)[:most]):
        _one(run, item_id, officer, now)
    if run.ended_at is None and not waiting.exists():
        # What was typed is kept by the cases themselves from here on.
        run.given, run.ended_at = {}, now
        run.save()
    return run


def _list(run: BulkRun, officer: Officer, seen: Mapping[str, int]) -> None:
    found = visible_to(officer).filter(number__in=list(seen)).values_list("pk", "number")
    if not found or len(seen) > MOST_CASES:
        raise MoveRefused(f"Pilih sedikitnya satu aduan, paling banyak {MOST_CASES}.")
    BulkItem.objects.bulk_create(
        BulkItem(run=run, complaint_id=pk, seen=seen[number]) for pk, number in found
    )


def _one(run: BulkRun, item_id: int, officer: Officer, now: datetime) -> None:
    """The move on one case and its outcome, together or not at all."""
    with transaction.atomic():
        item = BulkItem.objects.select_for_update().get(pk=item_id)
        if item.outcome != BulkOutcome.WAITING:
            return
        try:
            with transaction.atomic():
                _move(run, item, officer, now)
            item.outcome = BulkOutcome.DONE
        except MoveRefused as refused:
            item.outcome, item.sentence = BulkOutcome.REFUSED, str(refused)[:400]
        item.save()


def _move(run: BulkRun, item: BulkItem, officer: Officer, now: datetime) -> None:
    complaint = visible_to(officer).filter(pk=item.complaint_id).first()
    if complaint is None:
        raise CaseNotFound
    verb, given = Verb(run.verb), dict(run.given)
    referral = target(officer, complaint, verb)
    if referral is not None:
        given["referral_id"] = referral.pk
    IN_BULK[verb](
        complaint_id=complaint.pk, by=by_officer(officer, seen=item.seen), now=now, **given
    )


def _forget_old(now: datetime) -> None:
    """What was typed for a run that nobody finished is not kept for long."""
    old = BulkRun.objects.filter(ended_at=None, made_at__lt=now - FORGOTTEN_AFTER)
    old.update(given={}, ended_at=now)
    BulkItem.objects.filter(run__ended_at=now, outcome=BulkOutcome.WAITING).update(
        outcome=BulkOutcome.REFUSED, sentence="Tidak dilanjutkan dalam sehari."
    )
