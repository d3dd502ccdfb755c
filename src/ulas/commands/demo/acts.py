"""Every act that a story can name, each one real verb (or what the system does by itself)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from ulas.commands.demo.agency_acts import AGENCY_ACTS
from ulas.commands.demo.scene import Scene
from ulas.commands.demo.stories import Act
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, SYSTEM
from ulas.complaints.queries import sweeps
from ulas.complaints.queries.routing import propose_for
from ulas.routing import Verdict

Doing = Callable[[Scene, Act], object]
MOST_STEPS = 10


def acts_of(scene: Scene) -> Iterator[tuple[datetime, str, Callable[[], None]]]:
    """(when, which verb, what to call) of a scene's acts, in their order."""
    for act in scene.story.acts:
        yield act.at, act.verb, partial(_do, scene, act)


def _do(scene: Scene, act: Act) -> None:
    (ACTS | AGENCY_ACTS)[act.verb](scene, act)


def _auto(scene: Scene, act: Act) -> None:
    """What the worker does: accept what is complete, distribute what is sure, send."""
    for _ in range(MOST_STEPS):
        work = sweeps.automatic_work(scene.pk)
        if work.accept:
            actions.accept(complaint_id=scene.pk, by=SYSTEM, now=act.at)
        elif work.distribute:
            _route(scene, act, work)
        elif work.deliver:
            _deliver(scene, act)
        else:
            return


def _route(scene: Scene, act: Act, work: sweeps.AutomaticWork) -> None:
    proposal = propose_for(work.complaint)
    rows = [
        {
            "agency": one.code,
            "confidence": round(one.confidence, 3),
            "reasons": [reason.sentence for reason in one.reasons],
        }
        for one in proposal.agencies
    ]
    if proposal.verdict is Verdict.SEND and proposal.agencies:
        code = proposal.agencies[0].code
        actions.distribute(
            complaint_id=scene.pk,
            by=SYSTEM,
            now=act.at,
            agencies=[code],
            reasons={code: [reason.sentence for reason in proposal.agencies[0].reasons]},
        )
        return
    actions.propose_agencies(complaint_id=scene.pk, by=SYSTEM, now=act.at, proposal=rows)


def _deliver(scene: Scene, act: Act) -> None:
    means = act.options.get("means", "QUEUE")
    by = scene.clerk() if means == "LETTER" else SYSTEM
    for referral in scene.referrals_to_send():
        actions.deliver(complaint_id=scene.pk, referral_id=referral, by=by, now=act.at, means=means)


def _distribute(scene: Scene, act: Act) -> None:
    actions.distribute(
        complaint_id=scene.pk,
        by=scene.reviewer(),
        now=act.at,
        agencies=act.options["to"].split(","),
        lead=act.options.get("lead", ""),
    )


def _feedback(scene: Scene, act: Act) -> None:
    actions.give_feedback(
        complaint_id=scene.pk,
        by=COMPLAINANT,
        now=act.at,
        rating=int(act.options["rating"]),
        solved=act.options["solved"] == "yes",
        reasons=[one for one in act.options.get("reasons", "").split(",") if one],
        text=act.text,
    )


def _reopen(scene: Scene, act: Act) -> None:
    rating = act.options.get("rating")
    actions.reopen(
        complaint_id=scene.pk,
        by=COMPLAINANT,
        now=act.at,
        reason=act.text,
        rating=int(rating) if rating else None,
    )


ACTS: dict[str, Doing] = {
    "auto": _auto,
    "deliver": _deliver,
    "distribute": _distribute,
    "feedback": _feedback,
    "reopen": _reopen,
    "accept": lambda s, a: actions.accept(complaint_id=s.pk, by=s.clerk(), now=a.at),
    "reject": lambda s, a: actions.reject(
        complaint_id=s.pk,
        by=s.reviewer(),
        now=a.at,
        ground=a.options["ground"],
        explanation=a.text,
    ),
    "object": lambda s, a: actions.object_to_rejection(
        complaint_id=s.pk, by=COMPLAINANT, now=a.at, reason=a.text
    ),
    "uphold": lambda s, a: actions.uphold_rejection(
        complaint_id=s.pk, by=s.reviewer(), now=a.at, explanation=a.text
    ),
    "reinstate": lambda s, a: actions.reinstate(
        complaint_id=s.pk, by=s.reviewer(), now=a.at, reason=a.text
    ),
    "remind": lambda s, a: actions.remind_complainant(complaint_id=s.pk, by=SYSTEM, now=a.at),
    "facts": lambda s, a: actions.add_facts(
        complaint_id=s.pk, by=COMPLAINANT, now=a.at, text=a.text
    ),
    "withdraw": lambda s, a: actions.withdraw_complaint(
        complaint_id=s.pk, by=COMPLAINANT, now=a.at, reason=a.text
    ),
    "close": lambda s, a: actions.close(complaint_id=s.pk, by=s.clerk(), now=a.at),
    "merge": lambda s, a: actions.merge(
        complaint_id=s.pk,
        into_id=s.others[a.options["into"]].pk,
        by=s.clerk(),
        now=a.at,
        reason=a.text,
    ),
    "unmerge": lambda s, a: actions.unmerge(
        complaint_id=s.pk, by=s.clerk(), now=a.at, reason=a.text
    ),
    "reveal": lambda s, a: actions.reveal_identity(
        complaint_id=s.pk, by=s.clerk(), now=a.at, purpose=a.text
    ),
    "erase": lambda s, a: actions.erase_identity(complaint_id=s.pk, by=s.reviewer(), now=a.at),
}
