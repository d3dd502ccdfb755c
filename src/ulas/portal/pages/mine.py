"""Aduan saya: all complaints of a contact, by a link sent to that contact. No password."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ulas.complaints import actions
from ulas.complaints.queries.identity import complaints_of
from ulas.complaints.sealed.links import read_my_complaints_token
from ulas.complaints.sealed.numbers import spoken
from ulas.look.texts import LineField
from ulas.portal import limits
from ulas.sop.phrases import phrase
from ulas.sop.terms import ComplaintState

ASKS_AN_HOUR = 8


class ContactForm(forms.Form):
    """The contact that complaints were filed with."""

    contact = LineField(
        label=_("Surel atau nomor telepon"),
        max_length=254,
        error_messages={"required": _("Tulis surel atau nomor telepon Anda.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", auto_id="f_%s", **kwargs)  # type: ignore[arg-type, misc]


def ask(request: HttpRequest) -> HttpResponse:
    """Send the link; whether there are complaints is told to the contact alone."""
    form = ContactForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "portal/mine_ask.html", {"form": form}, status=status)
    if not limits.within(request, "mine", ASKS_AN_HOUR):
        return limits.too_many(request, "mine")
    actions.send_my_complaints_link(
        contact=form.cleaned_data["contact"],
        now=request.now,  # type: ignore[attr-defined]
    )
    return render(request, "portal/mine_asked.html")


def mine(request: HttpRequest, token: str) -> HttpResponse:
    """The list behind the link, for a day."""
    index = read_my_complaints_token(token, request.now)  # type: ignore[attr-defined]
    if index is None:
        return render(request, "portal/mine_over.html", status=410)
    rows = [
        {
            "number": complaint.number,
            "spoken": spoken(complaint.number),
            "token": own,
            "title": complaint.title or complaint.body,
            "filed_at": complaint.received_at,
            "phrase": phrase(ComplaintState(complaint.state), (), get_language() or "id"),
        }
        for complaint, own in complaints_of(index)
    ]
    answer = render(request, "portal/mine.html", {"rows": rows})
    add_never_cache_headers(answer)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
