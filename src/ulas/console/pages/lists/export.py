"""The filtered list as a file, streamed: what the officer sees on the list, all pages of it."""

from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from ulas.complaints.queries.desk.exporting import exported
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.filters import FilterForm
from ulas.console.pages.lists.listing import HANDLERS
from ulas.console.words.exported import headings, teller
from ulas.reports.tables import Cell, csv_lines, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_officers(*HANDLERS)
@require_GET
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The list as CSV."""
    pieces = csv_lines(headings(), _rows(request))
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(request)}.csv"'
    return answer


@for_officers(*HANDLERS)
@require_GET
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The list as a workbook."""
    file = workbook("Aduan", headings(), _rows(request))
    name = f"{_name(request)}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _rows(request: HttpRequest) -> Iterator[list[Cell]]:
    officer, now = officer_of(request), request.now  # type: ignore[attr-defined]
    wanted = FilterForm(request.GET, officer).wanted()
    return map(teller(officer, now), exported(officer, wanted, now))


def _name(request: HttpRequest) -> str:
    """Named by the city's date and time, as the office reads them."""
    return f"aduan-{timezone.localtime(request.now):%Y%m%d-%H%M}"  # type: ignore[attr-defined]
