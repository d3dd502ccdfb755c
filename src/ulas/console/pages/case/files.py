"""Files of a case: the re-encoded copy for all who may open the case, the original for few."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from ulas.complaints.models import Attachment
from ulas.complaints.queries.desk.case import find_case, readable_attachments, sight_of
from ulas.complaints.sealed.attachments import open_original, open_preview
from ulas.console.access import for_officers, officer_of
from ulas.sop.terms import COORDINATOR_ROLES

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "application/pdf": "pdf",
}


@for_officers()
@require_GET
def preview(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A photo without place and device; a PDF only as a download."""
    found = _found(request, number, pk)
    if not found.preview:
        return _download(found)
    answer = HttpResponse(open_preview(found), content_type="image/jpeg")
    answer.headers["Content-Disposition"] = "inline"
    return answer


@for_officers(*COORDINATOR_ROLES)
@require_GET
def original(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The bytes as received, for Diskominfo."""
    return _download(_found(request, number, pk))


def _found(request: HttpRequest, number: str, pk: int) -> Attachment:
    complaint = find_case(officer_of(request), number)
    if complaint is None:
        raise Http404
    rows = readable_attachments(sight_of(officer_of(request), complaint))
    found = next((row for row in rows if row.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _download(found: Attachment) -> HttpResponse:
    ending = ENDINGS.get(found.media_type, "bin")
    answer = HttpResponse(open_original(found), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="lampiran-{found.pk}.{ending}"'
    return answer
