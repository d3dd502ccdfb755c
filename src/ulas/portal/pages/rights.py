"""The person's own data (UU 27/2022): see, correct, export, restrict, erase.

The tracking link alone does not open it: whoever found a receipt could read it. The code that
went to the contact does, for half an hour in this browser.
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, MoveRefused
from ulas.complaints.models import Complaint
from ulas.complaints.queries import identity, tracking
from ulas.complaints.sealed.codes import code_fits
from ulas.complaints.sealed.links import rights_token, rights_token_fits
from ulas.complaints.sealed.numbers import spoken
from ulas.look.texts import LineField
from ulas.portal import limits
from ulas.portal.forms.dialogue import CaseForm, CodeForm
from ulas.portal.pages.tracking import private
from ulas.portal.words.refusals import said

COOKIE = "hak"
VALID = timedelta(minutes=30)
LETTERS_AN_HOUR = 4


class IdentityForm(CaseForm):
    """Name and contacts, to put right."""

    name = LineField(label=_("Nama Anda"), max_length=120, required=False)
    phone = LineField(label=_("Nomor telepon atau WhatsApp"), max_length=30, required=False)
    email = forms.EmailField(label=_("Surel"), max_length=254, required=False)
    domicile = LineField(label=_("Domisili (kota atau kelurahan)"), max_length=120, required=False)


@private
def data(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Ask for the code, or show the data and take corrections."""
    complaint = _complaint(number, token)
    if not _opened(request, complaint.number):
        return _ask_code(request, complaint, token)
    known = identity.own_identity(complaint)
    start = {
        "name": known.name,
        "phone": known.phone,
        "email": known.email,
        "domicile": complaint.complainant.domicile,
    }
    form = IdentityForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid() and _corrected(request, complaint, form):
        messages.success(request, gettext("Data diri Anda sudah diperbaiki."))
        return redirect("portal:data", number=complaint.number, token=token)
    context = {
        **_names(complaint, token),
        "form": form,
        "restricted": complaint.complainant.restricted_at is not None,
        "erased": complaint.complainant.erased_at is not None,
        "reveals": identity.reveals_of(complaint),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "portal/data.html", context, status=status)


@private
def export(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Everything of the person in this case, as a file."""
    complaint = _complaint(number, token)
    if not _opened(request, complaint.number):
        return redirect("portal:data", number=complaint.number, token=token)
    answer = JsonResponse(
        identity.export_of(complaint), json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="aduan-{complaint.number}.json"'
    return answer


@private
@require_POST
def restrict(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Stop using the data in public, or allow it again."""
    complaint = _complaint(number, token)
    lifted = complaint.complainant.restricted_at is not None
    done = gettext("Pembatasan dicabut.") if lifted else gettext("Data Anda kini dibatasi.")
    return _act(request, complaint, token, done, lambda now: actions.restrict_processing(
        complaint_id=complaint.pk, by=COMPLAINANT, now=now, lifted=lifted
    ))  # fmt: skip


@private
@require_POST
def erase(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Erase the person, every text and every file of an ended complaint."""
    complaint = _complaint(number, token)
    if "sure" not in request.POST:
        messages.error(request, gettext("Centang bahwa Anda yakin, lalu tekan sekali lagi."))
        return redirect("portal:data", number=complaint.number, token=token)
    done = gettext("Data pribadi Anda sudah dihapus.")
    return _act(request, complaint, token, done, lambda now: actions.erase_identity(
        complaint_id=complaint.pk, by=COMPLAINANT, now=now
    ))  # fmt: skip


@private
@require_POST
def send_code(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Send the code to the contact once more."""
    complaint = _complaint(number, token)
    if not limits.within(request, f"letter:{complaint.number}", LETTERS_AN_HOUR):
        return limits.too_many(request, "letter")
    actions.resend_contact_code(
        complaint_id=complaint.pk,
        now=request.now,  # type: ignore[attr-defined]
    )
    if complaint.complainant.reachable:
        messages.info(request, gettext("Kode dikirim ke surel Anda."))
    else:
        messages.info(request, gettext("Tanpa surel kami belum dapat mengirim kode."))
    back = "portal:verify" if "verify" in request.POST else "portal:data"
    return redirect(back, number=complaint.number, token=token)


def _act(
    request: HttpRequest, complaint: Complaint, token: str, done: str, verb: Any
) -> HttpResponse:
    if not _opened(request, complaint.number):
        return redirect("portal:data", number=complaint.number, token=token)
    try:
        verb(request.now)  # type: ignore[attr-defined]
        messages.success(request, done)
    except MoveRefused as refused:
        messages.error(request, said(refused))
    return redirect("portal:data", number=complaint.number, token=token)


def _corrected(request: HttpRequest, complaint: Complaint, form: IdentityForm) -> bool:
    try:
        actions.correct_identity(
            complaint_id=complaint.pk,
            by=COMPLAINANT,
            now=request.now,  # type: ignore[attr-defined]
            **form.cleaned_data,
        )
    except actions.FilingRefused as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field if field in form.fields else None, gettext(sentence))
        return False
    except MoveRefused as refused:
        form.add_error(None, said(refused))
        return False
    return True


def _ask_code(request: HttpRequest, complaint: Complaint, token: str) -> HttpResponse:
    form = CodeForm(request.POST if "code" in request.POST else None)
    if form.is_bound and form.is_valid():
        spent = limits.code_limit(request, complaint.number)
        if spent:
            return limits.too_many(request, spent)
        if code_fits(complaint, form.cleaned_data["code"]):
            answer = redirect("portal:data", number=complaint.number, token=token)
            value = rights_token(complaint.number, request.now)  # type: ignore[attr-defined]
            answer.set_cookie(
                COOKIE, value, max_age=int(VALID.total_seconds()), httponly=True,
                samesite="Strict", secure=settings.HTTPS, path=f"/aduan/{complaint.number}/",
            )  # fmt: skip
            return answer
        form.add_error(
            "code", gettext("Kode ini tidak cocok. Periksa surel yang terakhir kami kirim.")
        )
    context = {
        **_names(complaint, token),
        "form": form,
        "reachable": complaint.complainant.reachable,
        "erased": complaint.complainant.erased_at is not None,
    }
    return render(request, "portal/data_code.html", context, status=422 if form.errors else 200)


def _opened(request: HttpRequest, number: str) -> bool:
    kept = request.COOKIES.get(COOKIE, "")
    return rights_token_fits(number, kept, request.now, VALID)  # type: ignore[attr-defined]


def _complaint(number: str, token: str) -> Complaint:
    found = tracking.known(number, token)
    if found is None:
        raise Http404
    return found


def _names(complaint: Complaint, token: str) -> dict[str, Any]:
    return {"number": complaint.number, "spoken": spoken(complaint.number), "token": token}
