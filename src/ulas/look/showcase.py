"""Every component on one page, in the demo only: to look at, and for the browser tests."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind."""

    auto_id = "contoh_%s"
    text = forms.CharField(
        label=_("Isi aduan"),
        help_text=_("Apa yang terjadi, di mana, sejak kapan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(label=_("Nama"))
    place = forms.ChoiceField(label=_("Kelurahan"), choices=[("", "—"), ("1", "Kemlayan")])
    visibility = forms.ChoiceField(
        label=_("Siapa yang boleh membaca aduan ini?"),
        widget=forms.RadioSelect,
        choices=[("a", _("Umum")), ("b", _("Hanya petugas"))],
    )
    consent = forms.BooleanField(label=_("Kirim kabar lewat surel"), required=False)


def showcase(request: HttpRequest) -> HttpResponse:
    """The component page.

    Raises Http404 outside the demo.
    """
    if not settings.ULAS_DEMO:
        raise Http404
    now = request.now  # type: ignore[attr-defined]
    dues = [
        (now + timedelta(minutes=42), 60, False),
        (now + timedelta(minutes=9), 60, False),
        (now - timedelta(hours=3), 60, False),
        (now + timedelta(days=2), 60, False),
        (now, 60, True),
        (None, None, False),
    ]
    context = {
        "dues": dues,
        "form": SampleForm(),
        "wrong": SampleForm({"name": "Budi"}),
        "page": Paginator(range(60), 20).page(2),
        "moments": _moments(now),
    }
    return render(request, "look/showcase.html", context)


def _moments(now: object) -> list[dict[str, object]]:
    return [
        {"symbol": "inbox", "title": _("Aduan masuk"), "at": now, "tone": "past"},
        {"symbol": "building", "title": _("Ditangani instansi"), "at": now, "tone": "now",
         "text": _("Bidang sedang menyusun jawaban.")},
        {"symbol": "exclamation-triangle", "title": _("Terlambat"), "at": now, "tone": "late",
         "note": _("terlambat 3 jam")},
        {"symbol": "send", "title": _("Jawaban terbit"), "tone": "next"},
    ]  # fmt: skip
