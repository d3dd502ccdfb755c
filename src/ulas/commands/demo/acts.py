"""Every act that a story can name, each one real verb (or what the system does by itself)."""

from __future__ import annotations

from collections.abc import Callable

from ulas.commands.demo.agency_acts import AGENCY_ACTS
from ulas.commands.demo.grammar import Act, Line, StoryBroken
from ulas.commands.demo.passing import advance
from ulas.commands.demo.scene import Scene
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, SYSTEM
from ulas.sop.terms import ComplaintState

Doing = Callable[[Scene, Act], object]


def act_out(scene: Scene, act: Act) -> None:
    """Let one line happen, and what the worker does at once after it.

    Raises:
        StoryBroken: a word that is no act here.
    """
    doing = (ACTS | AGENCY_ACTS).get(act.verb)
    if doing is None:
        raise StoryBroken(f"tindakan “{act.verb}” tidak dikenal.")
    doing(scene, act)
    advance(scene.pk, act.at)


def _reach(scene: Scene, act: Act) -> None:
    """See that the case lies at its agency: where the worker was not sure, people decide."""
    if scene.lies_at(act.agency):
        return
    then: list[Line] = []
    if scene.complaint().state == ComplaintState.FILED:
        then.append(Line("accept", minutes=9))
    scene.first(*then, Line("distribute", minutes=11, options={"to": act.agency}))


def _accept(scene: Scene, act: Act) -> None:
    """The clerk accepts what waits for a person; the worker may have been quicker."""
    if scene.complaint().state == ComplaintState.FILED:
        actions.accept(complaint_id=scene.pk, by=scene.clerk(), now=act.at)


def _deliver(scene: Scene, act: Act) -> None:
    means = act.options.get("means", "QUEUE")
    by = scene.clerk() if means == "LETTER" else SYSTEM
    for referral in scene.referrals_to_send():
        actions.deliver(complaint_id=scene.pk, referral_id=referral, by=by, now=act.at, means=means)


def _distribute(scene: Scene, act: Act) -> None:
    """The reviewer chooses the agencies, unless the worker was sure of the same one."""
    if scene.lies_at(act.options["to"]):
        return
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
    "accept": _accept,
    "deliver": _deliver,
    "distribute": _distribute,
    "feedback": _feedback,
    "reach": _reach,
    "reopen": _reopen,
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
