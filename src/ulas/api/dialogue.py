"""Doors for what the complainant does later: add facts, judge, reopen."""

from django.http import HttpRequest
from ninja import Router

from ulas.api import bodies, client
from ulas.api.cases import Token
from ulas.api.problems import Problem, Refused
from ulas.api.schema import json_body
from ulas.api.shapes import NewFacts, NewFeedback, Reopening, Tracked
from ulas.api.telling import NOT_FOUND, told
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT
from ulas.complaints.queries import tracking

router = Router(tags=["complaints"])

ANSWERS = {
    200: Tracked,
    400: Problem,
    404: Problem,
    409: Problem,
    413: Problem,
    415: Problem,
    422: Problem,
    429: Problem,
}


@router.post(
    "/complaints/{number}/facts",
    operation_id="add_facts",
    summary="Add facts",
    response=ANSWERS,
    openapi_extra=json_body(NewFacts),
)
def add_facts(request: HttpRequest, number: str, token: Token = "") -> Tracked:
    """Add facts, also to answer an officer's question; a clock that waited goes on."""
    complaint_id = _known(request, number, token)
    given = bodies.read(request, NewFacts).content
    actions.add_facts(
        complaint_id=complaint_id,
        by=COMPLAINANT,
        now=request.now,  # type: ignore[attr-defined]
        text=given.text,
    )
    return _now(number, token)


@router.post(
    "/complaints/{number}/feedback",
    operation_id="give_feedback",
    summary="Judge the answer",
    response=ANSWERS,
    openapi_extra=json_body(NewFeedback),
)
def give_feedback(request: HttpRequest, number: str, token: Token = "") -> Tracked:
    """Judge the answer, once a round; this closes the complaint."""
    complaint_id = _known(request, number, token)
    given = bodies.read(request, NewFeedback).content
    actions.give_feedback(
        complaint_id=complaint_id,
        by=COMPLAINANT,
        now=request.now,  # type: ignore[attr-defined]
        rating=given.rating,
        solved=given.solved,
        reasons=given.reasons,
        text=given.text,
    )
    return _now(number, token)


@router.post(
    "/complaints/{number}/reopen",
    operation_id="reopen",
    summary="Reopen the complaint",
    response=ANSWERS,
    openapi_extra=json_body(Reopening),
)
def reopen(request: HttpRequest, number: str, token: Token = "") -> Tracked:
    """Say that the matter is not settled; a new round begins."""
    complaint_id = _known(request, number, token)
    given = bodies.read(request, Reopening).content
    actions.reopen(
        complaint_id=complaint_id,
        by=COMPLAINANT,
        now=request.now,  # type: ignore[attr-defined]
        reason=given.reason,
        rating=given.rating,
    )
    return _now(number, token)


def _known(request: HttpRequest, number: str, token: str) -> int:
    complaint = tracking.known(number, token)
    if complaint is None:
        client.refuse_guessing(request)
        raise Refused(404, NOT_FOUND)
    return complaint.pk


def _now(number: str, token: str) -> Tracked:
    """The case after the verb."""
    found = tracking.tracked(number, token)
    if found is None:
        raise Refused(404, NOT_FOUND)
    return told(found)
