"""Acts of agencies and divisions, and those of Diskominfo on one agency's referral."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ulas.agencies.models import Division
from ulas.commands.demo.grammar import Act
from ulas.commands.demo.pictures import picture
from ulas.commands.demo.scene import Scene
from ulas.complaints import actions
from ulas.complaints.models import AnswerSource
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.sop.terms import AnswerKind, AnswerState


def _assign(scene: Scene, act: Act) -> None:
    division = Division.objects.get(agency__code=act.agency, code=act.division)
    actions.assign(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.owner(_of_agency(act)),
        now=act.at,
        divisions=[division.pk],
        instruction=act.text,
    )


def _return_assignment(scene: Scene, act: Act) -> None:
    actions.return_assignment(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        assignment_id=scene.assignment(act),
        by=scene.owner(act),
        now=act.at,
        reason=act.text,
    )


def _answer(scene: Scene, act: Act) -> None:
    actions.submit_answer(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.owner(act),
        now=act.at,
        text=act.text,
        after=_photos(scene, act),
        despite="Peragaan: foto disimpan pengawas lapangan.",
    )


def _interim(scene: Scene, act: Act) -> None:
    actions.submit_answer(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.owner(act),
        now=act.at,
        text=act.text,
        kind=AnswerKind.INTERIM,
        promised_date=(act.at + timedelta(days=int(act.options["promise"]))).date(),
    )


def _behalf(scene: Scene, act: Act) -> None:
    """Diskominfo types what an agency said by letter or phone."""
    actions.submit_answer(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.clerk(),
        now=act.at,
        text=act.text,
        source=AnswerSource(act.options["source"]),
    )


def _publish(scene: Scene, act: Act) -> None:
    actions.publish_answer(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        answer_id=scene.answer(act.agency, AnswerState.SUBMITTED),
        by=scene.owner(act),
        now=act.at,
    )


def _return_answer(scene: Scene, act: Act) -> None:
    actions.return_answer(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        answer_id=scene.answer(act.agency, AnswerState.SUBMITTED),
        by=scene.owner(act),
        now=act.at,
        reason=act.text,
    )


def _correct(scene: Scene, act: Act) -> None:
    actions.correct_answer(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        answer_id=scene.answer(act.agency, AnswerState.PUBLISHED),
        by=scene.owner(act),
        now=act.at,
        text=act.text,
        reason=act.options["reason"].replace("_", " "),
    )


def _ask(scene: Scene, act: Act) -> None:
    """An agency asks about its referral, or the clerk about a complaint just filed."""
    actions.ask_complainant(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency) if act.agency else None,
        by=scene.owner(act) if act.agency else scene.clerk(),
        now=act.at,
        question=act.text,
    )


def _return(scene: Scene, act: Act) -> None:
    actions.return_referral(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.owner(act),
        now=act.at,
        reason=act.text,
        proposed_agency=act.options.get("proposed", ""),
    )


def _redelegate(scene: Scene, act: Act) -> None:
    actions.redelegate(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.reviewer(),
        now=act.at,
        agency=act.options["to"],
        reason=act.text,
    )


def _refuse_return(scene: Scene, act: Act) -> None:
    actions.refuse_return(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.reviewer(),
        now=act.at,
        reason=act.text,
    )


def _summary(scene: Scene, act: Act) -> None:
    actions.add_summary(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.owner(act),
        now=act.at,
        text=act.text,
    )


def _note(scene: Scene, act: Act) -> None:
    actions.add_note(
        complaint_id=scene.pk,
        referral_id=scene.referral(act.agency),
        by=scene.owner(act),
        now=act.at,
        text=act.text,
    )


def _of_agency(act: Act) -> Act:
    """The same act, done by the agency's own officer."""
    return Act(act.at, act.verb, act.agency, "", act.options, act.text)


def _photos(scene: Scene, act: Act) -> tuple[PreparedFile, ...]:
    kinds = [kind for kind in act.options.get("photos", "").split(",") if kind]
    return tuple(picture(kind, 1000 + scene.story.person) for kind in kinds)


AGENCY_ACTS: dict[str, Callable[[Scene, Act], None]] = {
    "ask": _ask,
    "assign": _assign,
    "return-assignment": _return_assignment,
    "answer": _answer,
    "interim": _interim,
    "behalf": _behalf,
    "publish": _publish,
    "return-answer": _return_answer,
    "correct": _correct,
    "return": _return,
    "redelegate": _redelegate,
    "refuse-return": _refuse_return,
    "summary": _summary,
    "note": _note,
}
