"""Outlines of areas by upload."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.actions import OutlinesRefused, import_outlines
from ulas.console.access import for_officers, officer_of
from ulas.sop.terms import Role

MOST_BYTES = 20 * 1024 * 1024


class OutlinesForm(forms.Form):
    """One GeoJSON file."""

    outlines = forms.FileField(
        label=_("Berkas GeoJSON"),
        help_text=_(
            "FeatureCollection dalam derajat (WGS 84). Wilayah dikenali dari kode Kemendagri, atau "
            "dari nama dan kecamatannya. Paling besar 20 MB."
        ),
        error_messages={
            "required": _("Pilih sebuah berkas."),
            "empty": _("Berkas ini kosong."),
        },
    )

    def text(self) -> str:
        """The file's text; an error at the field for one that is none.

        Raises:
            OutlinesRefused: too large, or no text.
        """
        sent = self.cleaned_data["outlines"]
        if sent.size > MOST_BYTES:
            raise OutlinesRefused(gettext("Berkas lebih besar dari 20 MB."))
        try:
            return str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError as broken:
            raise OutlinesRefused(gettext("Berkas ini bukan teks UTF-8.")) from broken


@for_officers(Role.ADMINISTRATOR)
def outlines(request: HttpRequest) -> HttpResponse:
    """Upload outlines; what fits no area is named."""
    posted = request.method == "POST"
    form = OutlinesForm(request.POST if posted else None, request.FILES if posted else None)
    form.label_suffix = ""
    form.auto_id = "f_%s"
    if form.is_bound and form.is_valid() and _taken(request, form):
        return redirect("console:administration_rows", table="wilayah")
    status = 422 if form.errors else 200
    return render(request, "console/administration/outlines.html", {"form": form}, status=status)


def _taken(request: HttpRequest, form: OutlinesForm) -> bool:
    try:
        outcome = import_outlines(
            text=form.text(),
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except OutlinesRefused as refused:
        for line in str(refused).splitlines()[:20]:
            form.add_error("outlines", line)
        return False
    sentence = ngettext(
        "%(count)s wilayah mendapat garis batas.",
        "%(count)s wilayah mendapat garis batas.",
        outcome.matched,
    )
    messages.success(request, sentence % {"count": outcome.matched})
    for line in outcome.skipped[:10]:
        messages.warning(request, line)
    return True
