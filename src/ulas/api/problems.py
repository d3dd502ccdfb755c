"""Every error as a problem document (RFC 9457), with a number that leads to the log line."""

import logging
import secrets
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Schema
from pydantic import Field

logger = logging.getLogger("ulas.api")

MEDIA_TYPE = "application/problem+json"
#: Anything else that went wrong reads so: what it was stands in our log alone.
OURS = "Ada gangguan pada kami. Coba lagi sebentar; bila berulang, sebutkan nomornya."


class Problem(Schema):
    """What went wrong and what to do; `errors` maps a field of the body to its sentence."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    number: str
    errors: dict[str, str] = Field(default_factory=dict)


class Refused(Exception):
    """A request that is answered with a problem document."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = dict(errors or {})
        self.headers = dict(headers or {})


def problem(
    request: HttpRequest,
    status: int,
    detail: str,
    errors: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The document; the same number stands in the log."""
    number = secrets.token_hex(4).upper()
    logger.info("problem %s: %s at %s: %s", number, status, request.path, detail)
    document = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        number=number,
        errors=dict(errors or {}),
    )
    answer = JsonResponse(document.model_dump(), status=status, content_type=MEDIA_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        answer.headers[name] = value
    return answer
