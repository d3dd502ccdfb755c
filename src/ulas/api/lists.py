"""Doors to the lists that a form offers; they change seldom and may be kept for minutes."""

import hashlib
import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from ninja import Router, Schema

from ulas.api.shapes import AgencyOut, AreaOut, CategoryOut
from ulas.complaints.queries import api as rows

router = Router(tags=["lists"])

KEEP_SECONDS = 300


@router.get(
    "/categories",
    operation_id="categories",
    summary="Categories",
    response={200: list[CategoryOut], 304: None},
)
def categories(request: HttpRequest) -> HttpResponse:
    """What a complaint can be about, with the questions of each category."""
    return _kept(request, [CategoryOut(**row) for row in rows.category_rows()])


@router.get(
    "/areas", operation_id="areas", summary="Areas", response={200: list[AreaOut], 304: None}
)
def areas(request: HttpRequest) -> HttpResponse:
    """Kecamatan and kelurahan."""
    return _kept(request, [AreaOut(**row) for row in rows.area_rows()])


@router.get(
    "/agencies",
    operation_id="agencies",
    summary="Agencies",
    response={200: list[AgencyOut], 304: None},
)
def agencies(request: HttpRequest) -> HttpResponse:
    """Agencies that complaints can go to."""
    return _kept(request, [AgencyOut(**row) for row in rows.agency_rows()])


def _kept(request: HttpRequest, found: Sequence[Schema]) -> HttpResponse:
    """The list with an ETag; 304 without it where the client has the same one."""
    text = json.dumps([one.model_dump() for one in found], ensure_ascii=False)
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = f"public, max-age={KEEP_SECONDS}"
    return get_conditional_response(request, etag=etag, response=answer) or answer
