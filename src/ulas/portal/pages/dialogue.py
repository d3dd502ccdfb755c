"""What the complainant does to a case: one address a verb, one call a request."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, FieldRefused, MoveRefused
from ulas.complaints.models import Complaint
from ulas.complaints.queries import tracking
from ulas.complaints.sealed.codes import code_fits
from ulas.complaints.sealed.numbers import spoken
from ulas.look.uploads import DROPPED, FIELD, KEPT, Uploads, gather
from ulas.portal import limits
from ulas.portal.forms import dialogue as forms
from ulas.portal.pages.tracking import private
from ulas.portal.words.refusals import said


@dataclass(frozen=True)
class Doing:
    """One thing to do: its form, the verb, and the words around it."""

    form: type[forms.CaseForm]
    verb: Callable[..., Any]
    title: str | Promise
    lead: str | Promise
    button: str | Promise
    done: str | Promise
    symbol: str = "send"
    grave: bool = False


DOINGS: dict[str, Doing] = {
    "keterangan": Doing(
        forms.FactsForm,
        actions.add_facts,
        _("Tambah keterangan"),
        _("Petugas yang menangani langsung diberi tahu."),
        _("Kirim keterangan"),
        _("Keterangan Anda sudah masuk dan petugas diberi tahu."),
    ),
    "penilaian": Doing(
        forms.FeedbackForm,
        actions.give_feedback,
        _("Beri penilaian"),
        _(
            "Penilaian Anda dibaca kota dan ikut dihitung. Bila masalahnya belum selesai, "
            "Anda juga dapat membuka aduan kembali."
        ),
        _("Kirim penilaian"),
        _("Terima kasih, penilaian Anda tercatat."),
        "star",
    ),
    "buka-lagi": Doing(
        forms.ReopenForm,
        actions.reopen,
        _("Belum selesai: buka kembali"),
        _("Aduan ditangani lagi dari awal oleh Penelaah; jawaban yang lama tetap tersimpan."),
        _("Buka kembali"),
        _("Aduan dibuka kembali."),
        "arrow-repeat",
    ),
    "sanggah": Doing(
        forms.DisputeForm,
        actions.dispute_photo,
        _("Sanggah foto"),
        _("Berkas asli, waktu, dan sidiknya tersimpan; petugas memeriksanya."),
        _("Kirim sanggahan"),
        _("Sanggahan Anda sudah kami terima."),
        "camera",
    ),
    "keberatan": Doing(
        forms.ObjectionForm,
        actions.object_to_rejection,
        _("Ajukan keberatan"),
        _("Penelaah Teknis Kebijakan memeriksa ulang penolakan ini."),
        _("Kirim keberatan"),
        _("Keberatan Anda sudah kami terima."),
        "flag",
    ),
    "cabut": Doing(
        forms.WithdrawForm,
        actions.withdraw_complaint,
        _("Cabut aduan"),
        _("Aduan dihentikan. Catatannya tetap ada, dan Anda dapat mengadu lagi kapan saja."),
        _("Cabut aduan"),
        _("Aduan sudah dicabut."),
        "x-circle",
        grave=True,
    ),
}


@private
def do(request: HttpRequest, number: str, token: str, slug: str) -> HttpResponse:
    """Show the form of one thing to do, or do it."""
    if slug not in DOINGS or slug == "sanggah":
        raise Http404
    return _do(request, number, token, DOINGS[slug], {})


@private
def dispute(request: HttpRequest, number: str, token: str, pk: int) -> HttpResponse:
    """The same about one photo of an answer."""
    return _do(request, number, token, DOINGS["sanggah"], {"attachment_id": pk})


def _do(
    request: HttpRequest, number: str, token: str, doing: Doing, about: dict[str, Any]
) -> HttpResponse:
    complaint = tracking.known(number, token)
    if complaint is None:
        raise Http404
    if limits.flooded(request):
        return limits.too_many(request, "upload")
    form = doing.form(request.POST if request.method == "POST" else None)
    uploads = gather(request) if doing.form.has_files and form.is_bound else Uploads()
    for sentence in uploads.problems:
        form.add_error(None, sentence)
    if form.is_bound and form.is_valid() and _done(request, complaint, doing, form, uploads, about):
        messages.success(request, str(doing.done))
        return redirect(_onward(form), number=complaint.number, token=token)
    return _page(request, complaint, token, doing, form, uploads)


def _onward(form: forms.CaseForm) -> str:
    """Back to the case; whoever said that it is not solved is shown the way to reopen it."""
    return "portal:unsolved" if form.cleaned_data.get("solved") is False else "portal:track"


def _done(
    request: HttpRequest,
    complaint: Complaint,
    doing: Doing,
    form: forms.CaseForm,
    uploads: Uploads,
    about: dict[str, Any],
) -> bool:
    given = {**about, **{k: v for k, v in form.cleaned_data.items() if k != "sure"}}
    if uploads.files:
        given["attachments"] = tuple(uploads.files)
    try:
        doing.verb(
            complaint_id=complaint.pk,
            by=COMPLAINANT,
            now=request.now,  # type: ignore[attr-defined]
            **given,
        )
    except FieldRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, said(refused))
        return False
    except MoveRefused as refused:
        form.add_error(None, said(refused))
        return False
    return True


def _page(
    request: HttpRequest,
    complaint: Complaint,
    token: str,
    doing: Doing,
    form: forms.CaseForm,
    uploads: Uploads,
) -> HttpResponse:
    context = {
        "doing": doing,
        "form": form,
        "number": complaint.number,
        "spoken": spoken(complaint.number),
        "token": token,
        "kept": uploads.keep() if uploads.files else [],
        "file_field": FIELD,
        "kept_field": KEPT,
        "drop_field": DROPPED,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "portal/doing.html", context, status=status)


@private
def verify(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Take the code from the letter; a verified complaint goes on without waiting for the clerk."""
    complaint = tracking.known(number, token)
    if complaint is None:
        raise Http404
    form = forms.CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        spent = limits.code_limit(request, complaint.number)
        if spent:
            return limits.too_many(request, spent)
        if code_fits(complaint, form.cleaned_data["code"]):
            actions.verify_contact(
                complaint_id=complaint.pk,
                by=COMPLAINANT,
                now=request.now,  # type: ignore[attr-defined]
            )
            messages.success(request, gettext("Kontak Anda sudah dipastikan."))
            return redirect("portal:track", number=complaint.number, token=token)
        form.add_error(
            "code", gettext("Kode ini tidak cocok. Periksa surel yang terakhir kami kirim.")
        )
    context = {
        "form": form,
        "number": complaint.number,
        "spoken": spoken(complaint.number),
        "token": token,
        "reachable": complaint.complainant.reachable,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "portal/verify.html", context, status=status)
