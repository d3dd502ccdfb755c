"""The API itself: its doors, and one way for everything that goes wrong."""

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja.errors import ValidationError

from ulas.api import cases, dialogue, lists
from ulas.api.problems import OURS, Refused, problem
from ulas.api.schema import DescribedAPI
from ulas.api.sentences import (
    WRONG,
    errors_of_field,
    errors_of_filing,
    errors_of_parameters,
)
from ulas.complaints.actions import FilingRefused
from ulas.complaints.casefile import CaseNotFound, FieldRefused, MoveRefused
from ulas.complaints.refusals import KeyInFlight, KeyReused

logger = logging.getLogger("ulas.api")

NO_DOOR = "Alamat ini tidak ada. Daftar alamatnya ada di /api/v1/openapi.json."
WRONG_METHOD = "Cara ini tidak dilayani pada alamat ini."
STATUS: tuple[tuple[type[MoveRefused], int], ...] = (
    (CaseNotFound, 404),
    (KeyReused, 422),
    (KeyInFlight, 409),
    (FieldRefused, 422),
)

api = DescribedAPI(
    title="ULAS",
    version="1",
    description=(
        "Complaints of citizens. Every error is a problem document (RFC 9457) with a sentence "
        "that says what to do. No cookie is read, no origin is allowed to call from a browser."
    ),
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", cases.router)
api.add_router("", dialogue.router)
api.add_router("", lists.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """What a door itself refuses."""
    return problem(request, exception.status, exception.detail, exception.errors, exception.headers)


@api.exception_handler(MoveRefused)
def move_refused(request: HttpRequest, exception: MoveRefused) -> HttpResponse:
    """What the case file refuses: a field, a key, or a move that this state does not allow."""
    if isinstance(exception, FilingRefused):
        return problem(request, 422, WRONG, errors_of_filing(exception))
    errors = errors_of_field(exception) if isinstance(exception, FieldRefused) else {}
    status = next((code for kind, code in STATUS if isinstance(exception, kind)), 409)
    headers = {"Retry-After": "1"} if isinstance(exception, KeyInFlight) else {}
    return problem(request, status, str(exception), errors, headers)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, exception: ValidationError) -> HttpResponse:
    """A header or a parameter of the address that cannot be read."""
    return problem(request, 422, WRONG, errors_of_parameters(exception.errors))


@api.exception_handler(Http404)
def not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    """No such thing."""
    return problem(request, 404, NO_DOOR)


@api.exception_handler(Exception)
def our_fault(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Whatever nobody foresaw: told with a number, explained in the log."""
    answer = problem(request, 500, OURS)
    logger.error("our fault at %s", request.path, exc_info=exception)
    return answer


def no_door(request: HttpRequest) -> HttpResponse:
    """An address below /api/ that leads nowhere."""
    return problem(request, 404, NO_DOOR)


def guarded(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The patterns with views that answer a wrong method or address by a problem document too."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _with_problems(pattern.callback)
    return patterns


def _with_problems(view: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **words: Any) -> Any:
        try:
            answer = view(request, *args, **words)
        except Http404:
            return problem(request, 404, NO_DOOR)
        if answer.status_code == 405:
            return problem(request, 405, WRONG_METHOD, headers={"Allow": answer.headers["Allow"]})
        return answer

    return answered
