"""Doors to file a complaint and to follow it."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router, Status

from ulas.api import bodies, client
from ulas.api.problems import Problem, Refused
from ulas.api.schema import json_or_multipart_body
from ulas.api.shapes import Filed, NewComplaint, Tracked
from ulas.api.telling import NOT_FOUND, told
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT
from ulas.complaints.models import Channel
from ulas.complaints.queries import tracking
from ulas.complaints.queries.phrases import phrase_of
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.sop.phrases import phrase
from ulas.sop.terms import ComplaintState

router = Router(tags=["complaints"])

FIRST_STEP = "receive"

Token = Annotated[str, Query(description="The tracking token of the receipt.", max_length=100)]
KeyHeader = Annotated[
    str,
    Header(
        alias=client.KEY_HEADER,
        description="The same key with the same body within 7 days files once (UUID).",
        pattern=client.VISIBLE,
    ),
]
ClientHeader = Annotated[
    str,
    Header(
        alias=client.CLIENT_HEADER,
        description="Names the program that files; keys hold for it. Else for its address.",
        pattern=client.VISIBLE,
    ),
]


@router.post(
    "/complaints",
    operation_id="file_complaint",
    summary="File a complaint",
    response={
        201: Filed,
        200: Filed,
        400: Problem,
        409: Problem,
        413: Problem,
        415: Problem,
        422: Problem,
        429: Problem,
    },
    openapi_extra=json_or_multipart_body(NewComplaint),
)
def file_complaint(
    request: HttpRequest, response: HttpResponse, key: KeyHeader = "", name: ClientHeader = ""
) -> Status[Filed]:
    """File a complaint: 201, or 200 with the same number when the key filed it before."""
    client.refuse_flood(request)
    sent = bodies.read(request, NewComplaint)
    filed = actions.file_complaint(
        filing=_filing(sent.content, sent.files),
        by=COMPLAINANT,
        now=request.now,  # type: ignore[attr-defined]
        channel=Channel.API,
        key=client.key_for(request, key, name, sent.digest),
    )
    receipt = _receipt(filed)
    response.headers["Location"] = f"/api/v1/complaints/{receipt.number}"
    response.headers["Cache-Control"] = "no-store"
    return Status(200 if filed.replayed else 201, receipt)


@router.get(
    "/complaints/{number}",
    operation_id="track_complaint",
    summary="Follow a complaint",
    response={200: Tracked, 404: Problem, 422: Problem, 429: Problem},
)
def track_complaint(
    request: HttpRequest, response: HttpResponse, number: str, token: Token = ""
) -> Tracked:
    """The case for its complainant; a wrong token and an unknown number read the same."""
    found = tracking.tracked(number, token)
    if found is None:
        client.refuse_guessing(request)
        raise Refused(404, NOT_FOUND)
    response.headers["Cache-Control"] = "no-store"
    return told(found)


def _filing(given: NewComplaint, files: tuple[PreparedFile, ...]) -> actions.Filing:
    person = given.complainant
    return actions.Filing(
        text=given.text,
        title=given.title,
        name=person.name,
        email=person.email,
        phone=person.phone,
        nik=person.nik,
        gender=person.gender,
        domicile=person.domicile,
        category=given.category,
        area=given.area,
        latitude=given.lat,
        longitude=given.lon,
        address=given.address,
        visibility=given.visibility,
        identity_shown_to=given.identity_shown_to,
        agency=given.agency,
        accused_agency=given.accused_agency,
        details=given.details,
        attachments=files,
        language=given.language,
    )


def _receipt(filed: actions.Filed) -> Filed:
    complaint = filed.complaint
    return Filed(
        number=complaint.number,
        state=complaint.state,
        phrase=_phrase(filed),
        tracking_token=filed.token,
        tracking_url=f"{settings.ULAS_URL}/aduan/{complaint.number}/{filed.token}/",
        promised_at=complaint.promised_at,
    )


def _phrase(filed: actions.Filed) -> str:
    """A fresh complaint waits to be received; how far an earlier one has come is looked up."""
    language = filed.complaint.complainant.language
    if filed.replayed:
        return phrase_of(filed.complaint, language)
    return phrase(ComplaintState(filed.complaint.state), (FIRST_STEP,), language)
