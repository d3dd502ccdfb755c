"""Paper for the complainant: the form as PDF and each answer as a letter."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from ulas.channels import links
from ulas.complaints.queries import tracking
from ulas.complaints.queries.tracking import TrackedCase
from ulas.portal.pages.tracking import private
from ulas.reports import documents


@private
@require_GET
def form(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Form Aduan Elektronik, whole, with the tracking code."""
    case = _case(number, token)
    now = request.now  # type: ignore[attr-defined]
    link = links.tracking(case.complaint.number)
    return _pdf(f"aduan-{number}", lambda: documents.form_for_complainant(case, link, now))


@private
@require_GET
def letter(request: HttpRequest, number: str, token: str, pk: int) -> HttpResponse:
    """A published answer as a letter."""
    case = _case(number, token)
    answer = next((one for one in case.answers if one.pk == pk), None)
    if answer is None:
        raise Http404
    now = request.now  # type: ignore[attr-defined]
    link = links.tracking(case.complaint.number)
    return _pdf(
        f"jawaban-{number}-{pk}",
        lambda: documents.letter_for_complainant(case, answer, link, now),
    )


def _case(number: str, token: str) -> TrackedCase:
    case = tracking.tracked(number, token)
    if case is None:
        raise Http404
    return case


def _pdf(name: str, make: Callable[[], bytes]) -> HttpResponse:
    """The document to open in the browser, or the sentence that says why there is none."""
    try:
        answer = HttpResponse(make(), content_type="application/pdf")
    except documents.DocumentRefused as refused:
        return HttpResponse(str(refused), status=422, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


CASE = "aduan/<slug:number>/<slug:token>/"

urlpatterns = [
    path(CASE + "formulir.pdf", form, name="form_paper"),
    path(CASE + "jawaban/<int:pk>.pdf", letter, name="answer_paper"),
]
