"""Where an agency that never signs in answers: the one-time link of its mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, FieldRefused, MoveRefused
from ulas.complaints.queries import links
from ulas.complaints.sealed.numbers import spoken
from ulas.look.uploads import DROPPED, FIELD, KEPT, Uploads, gather
from ulas.portal import limits
from ulas.portal.forms.dialogue import AnswerLinkForm
from ulas.portal.pages.home import WRONG_GUESSES
from ulas.portal.words.refusals import said


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the complaint that the link is about with the form of an answer, or take the answer."""
    page = _answer(request, token)
    add_never_cache_headers(page)
    page.headers["X-Robots-Tag"] = "noindex, nofollow"
    return page


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    try:
        asked = links.asked(token, request.now)  # type: ignore[attr-defined]
    except CaseNotFound:
        if not limits.within(request, "guess", WRONG_GUESSES):
            return limits.too_many(request, "link")
        return render(request, "errors/404.html", status=404)
    except MoveRefused as refused:
        return render(request, "portal/answer_over.html", {"why": said(refused)}, status=410)
    form = AnswerLinkForm(request.POST if request.method == "POST" else None)
    uploads = gather(request) if form.is_bound else Uploads()
    for sentence in uploads.problems:
        form.add_error(None, sentence)
    if form.is_bound and form.is_valid() and _taken(request, token, form, uploads):
        return render(request, "portal/answer_taken.html", {"asked": asked})
    context = {
        "asked": asked,
        "spoken": spoken(asked.number),
        "form": form,
        "kept": uploads.keep() if uploads.files else [],
        "file_field": FIELD,
        "kept_field": KEPT,
        "drop_field": DROPPED,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "portal/answer.html", context, status=status)


def _taken(request: HttpRequest, token: str, form: AnswerLinkForm, uploads: Uploads) -> bool:
    given = form.cleaned_data
    try:
        actions.answer_by_link(
            token=token,
            text=given["text"],
            kind=given["kind"],
            promised_date=given["promised_date"],
            attachments=tuple(uploads.files),
            now=request.now,  # type: ignore[attr-defined]
        )
    except FieldRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, said(refused))
        return False
    except MoveRefused as refused:
        form.add_error(None, said(refused))
        return False
    return True
