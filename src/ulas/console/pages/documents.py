"""Paper for officers: form, disposition sheet, answer letter, history, and the SOP itself."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from ulas.channels import links
from ulas.complaints.models import ProcedureVersion
from ulas.complaints.queries.desk.case import DeskCase, desk_case, find_case
from ulas.complaints.queries.versions import version_at
from ulas.console.access import for_officers, officer_of
from ulas.console.words.events import told
from ulas.reports import documents
from ulas.sop.terms import ROLE_TITLE, Role


@for_officers()
@require_GET
def form(request: HttpRequest, number: str) -> HttpResponse:
    """Form Aduan Elektronik without the person's name; naming needs a recorded reveal."""
    case = _case(request, number)
    link, now = links.case(case.complaint), _now(request)
    return _pdf(f"aduan-{number}", lambda: documents.form_for_officer(case, link, now))


@for_officers()
@require_GET
def sheet(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Lembar Disposisi of a referral at which the officer works."""
    case = _case(request, number)
    referral = next((one for one in case.sight.own if one.pk == pk), None)
    if referral is None:
        raise Http404
    now = _now(request)
    return _pdf(f"disposisi-{number}-{pk}", lambda: documents.assignment_sheet(case, referral, now))


@for_officers()
@require_GET
def letter(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A published answer as a letter; a draft is none."""
    case, now = _case(request, number), _now(request)
    pairs = ((r, a) for r in case.referrals for a in case.sight.answers(r) if a.pk == pk)
    found = next(pairs, None)
    if found is None or found[1].published_at is None:
        raise Http404
    link = links.case(case.complaint)
    return _pdf(
        f"jawaban-{number}-{pk}", lambda: documents.letter_for_officer(case, *found, link, now)
    )


@for_officers()
@require_GET
def history(request: HttpRequest, number: str) -> HttpResponse:
    """What happened and which minutes counted, as far as the officer may see the case."""
    case = _case(request, number)
    agencies = {one.pk: one.agency.name for one in case.referrals}
    by_agency = {one.agency_id: one.agency.name for one in case.referrals}
    happenings = [
        documents.Happening(
            event.at, told(event, agencies, by_agency)["title"], ROLE_TITLE[Role(event.role)]
        )
        for event in case.events
    ]
    now = _now(request)
    return _pdf(f"riwayat-{number}", lambda: documents.case_history(case, happenings, now))


@for_officers()
@require_GET
def sop(request: HttpRequest, version: int | None = None) -> HttpResponse:
    """The SOP that holds now, or one version by its number."""
    if version is None:
        found: ProcedureVersion | None = version_at(_now(request))
    else:
        found = ProcedureVersion.objects.filter(number=version).first()
    if found is None:
        raise Http404
    procedure, now = found.procedure(), _now(request)
    return _pdf(f"sop-{found.number}", lambda: documents.sop_paper(procedure, now))


def _now(request: HttpRequest) -> datetime:
    now: datetime = request.now  # type: ignore[attr-defined]
    return now


def _case(request: HttpRequest, number: str) -> DeskCase:
    complaint = find_case(officer_of(request), number)
    if complaint is None:
        raise Http404
    return desk_case(officer_of(request), complaint, _now(request))


def _pdf(name: str, make: Callable[[], bytes]) -> HttpResponse:
    """The document to open in the browser, or the sentence that says why there is none."""
    try:
        answer = HttpResponse(make(), content_type="application/pdf")
    except documents.DocumentRefused as refused:
        return HttpResponse(str(refused), status=422, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


CASE = "aduan/<slug:number>/"

urlpatterns = [
    path(CASE + "formulir.pdf", form, name="form_paper"),
    path(CASE + "disposisi/<int:pk>.pdf", sheet, name="assignment_paper"),
    path(CASE + "jawaban/<int:pk>.pdf", letter, name="answer_paper"),
    path(CASE + "riwayat.pdf", history, name="history_paper"),
    path("sop.pdf", sop, name="sop_paper"),
    path("sop/<int:version>.pdf", sop, name="sop_version_paper"),
]
