"""Error pages with a number that the citizen can quote and a log line that leads to the cause."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger("ulas.errors")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read."""
    return _page(request, 400, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that is not for this person."""
    return _page(request, 403, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address without a page, or one that is none of the asker's business."""
    return _page(request, 404, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection token is missing or old."""
    return _page(request, 403, ValueError(reason), template="errors/csrf.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    number = secrets.token_hex(4).upper()
    logger.error("error number %s at %s", number, request.path)
    return render(request, "errors/500.html", {"error_number": number}, status=500)


def _page(
    request: HttpRequest, status: int, exception: Exception, template: str = ""
) -> HttpResponse:
    logger.info("%s at %s: %s", status, request.path, exception)
    return render(request, template or f"errors/{status}.html", status=status)
