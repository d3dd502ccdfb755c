"""What a move on many cases would do: which are ready, which would be refused, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from ulas.agencies.models import Officer
from ulas.complaints.models import BulkItem, BulkRun, Complaint, Referral, StepRun
from ulas.complaints.queries.moves import facts_on
from ulas.complaints.queries.visible import visible_to
from ulas.complaints.refusals import CaseNotFound
from ulas.sop.moves import MOVE, MoveRefused, Subject, refusal
from ulas.sop.terms import ReferralState, Verb

MOST_CASES = 500
SEVERAL = "Lebih dari satu instansi Anda menangani aduan ini: kerjakan di halaman aduannya."
SORTED_OUT = ("search", "public_body", "public_search", "details")


@dataclass(frozen=True)
class Preview:
    """Cases that the move is open for, and the others with the sentence that says why not."""

    ready: list[Complaint]
    refused: list[tuple[Complaint, str]]
    missing: int = 0


def preview(officer: Officer, verb: Verb, numbers: Sequence[str]) -> Preview:
    """Judge a move on the numbered cases in sight by the rule that the verb itself asks."""
    ready: list[Complaint] = []
    refused: list[tuple[Complaint, str]] = []
    for complaint in chosen(officer, numbers):
        sentence = why_not(officer, complaint, verb)
        if sentence:
            refused.append((complaint, sentence))
        else:
            ready.append(complaint)
    missing = len(set(numbers)) - len(ready) - len(refused)
    return Preview(ready, refused, missing)


def chosen(officer: Officer, numbers: Sequence[str]) -> QuerySet[Complaint]:
    """The numbered cases in sight with what a move is judged by, the newest first."""
    runs = StepRun.objects.filter(ended_at=None)
    return (
        visible_to(officer)
        .filter(number__in=list(numbers)[:MOST_CASES])
        .select_related("procedure_version", "category", "area")
        .prefetch_related(
            Prefetch("step_runs", queryset=runs, to_attr="open_runs"),
            Prefetch("referrals", queryset=Referral.objects.select_related("agency")),
        )
        .defer(*SORTED_OUT)
        .order_by("-filed_at", "-id")
    )


def why_not(officer: Officer, complaint: Complaint, verb: Verb) -> str:
    """The sentence with which the move is refused now; empty when it is open."""
    try:
        referral = target(officer, complaint, verb)
    except MoveRefused as refused:
        return str(refused)
    runs = complaint.open_runs  # type: ignore[attr-defined]
    return refusal(verb, facts_on(officer, complaint, referral, runs)) or ""


def target(officer: Officer, complaint: Complaint, verb: Verb) -> Referral | None:
    """The one referral that the move is about, None for a move on the complaint itself.

    Raises:
        CaseNotFound: none of the officer's agencies handles it now.
        MoveRefused: more than one does.
    """
    if MOVE[verb].subject is Subject.COMPLAINT:
        return None
    own = officer.agency_ids()
    found = [
        row
        for row in complaint.referrals.all()
        if row.state == ReferralState.SENT and row.agency_id in own
    ]
    if not found:
        raise CaseNotFound
    if len(found) > 1:
        raise MoveRefused(SEVERAL)
    return found[0]


def bulk_run(officer: Officer, key: str) -> BulkRun | None:
    """A bulk move that this officer began."""
    return BulkRun.objects.filter(officer=officer, key=key).first()


def items_in_sight(officer: Officer, run: BulkRun) -> list[BulkItem]:
    """The refused cases of a run that the officer may still open, in order."""
    rows = run.items.filter(outcome="REFUSED", complaint__in=visible_to(officer))
    return list(rows.select_related("complaint"))
