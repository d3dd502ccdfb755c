"""Which moves an officer may make on a case now; the twin of what the verbs check."""

from collections.abc import Sequence
from dataclasses import dataclass

from ulas.agencies.models import Officer
from ulas.complaints.casefile import by_officer
from ulas.complaints.models import Complaint, Referral, StepRun
from ulas.sop.moves import MOVES, Facts, Move, Subject, may
from ulas.sop.terms import ReferralState, Verb


@dataclass(frozen=True)
class AllowedMove:
    """A move and, where it is about one agency, that referral."""

    move: Move
    referral: Referral | None


def allowed_moves(
    officer: Officer,
    complaint: Complaint,
    referrals: Sequence[Referral] = (),
    runs: Sequence[StepRun] | None = None,
) -> list[AllowedMove]:
    """Moves that the officer may make on the complaint and on the given referrals of it.

    `runs` are the open step runs, where the caller has them already.
    """
    open_runs = list(complaint.step_runs.filter(ended_at=None)) if runs is None else list(runs)
    found = []
    for referral in (None, *referrals):
        facts = facts_on(officer, complaint, referral, open_runs)
        wanted = Subject.REFERRAL if referral else Subject.COMPLAINT
        found += [
            AllowedMove(move, referral)
            for move in MOVES
            if move.subject is wanted and move.states and may(move.verb, facts)
        ]
        if referral is not None and _may_ask(referral, facts):
            found += [AllowedMove(m, referral) for m in MOVES if m.verb is Verb.ASK_COMPLAINANT]
    return found


def _may_ask(referral: Referral, facts: Facts) -> bool:
    working = referral.state == ReferralState.SENT and not referral.asked
    return working and may(Verb.ASK_COMPLAINANT, facts)


def facts_on(
    officer: Officer, complaint: Complaint, referral: Referral | None, runs: list[StepRun]
) -> Facts:
    """What a move of this officer on the subject is judged by."""
    about = {None, referral.pk} if referral else {None}
    steps = frozenset(run.step for run in runs if run.referral_id in about)
    procedure = complaint.procedure_version.procedure()
    return Facts(
        roles=by_officer(officer).roles_on(complaint, referral),
        state=complaint.state,  # type: ignore[arg-type]
        open_steps=steps,
        referral_state=referral.state if referral else None,  # type: ignore[arg-type]
        step_actors=procedure.step_actors(steps),
        erased=complaint.erased_at is not None,
    )
