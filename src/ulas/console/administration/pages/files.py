"""The city's data as files: take them out, look at what files would change, take them in."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ulas.agencies.actions import AdministrationRefused, OutlinesRefused
from ulas.agencies.reference import ReferenceFaults
from ulas.complaints import actions
from ulas.complaints.queries.administration.city_files import city_files
from ulas.console.access import for_officers, officer_of
from ulas.sop.terms import Role

MOST_BYTES = 30 * 1024 * 1024
SHOWN = 60
# A locked archive is a RuntimeError, an unknown way to pack one of its kinds.
BROKEN = (UnicodeDecodeError, zipfile.BadZipFile, zlib.error, EOFError)


class ManyFiles(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or one archive of them; reads as texts by name."""

    def clean(self, data: Any, initial: Any = None) -> dict[str, str]:
        """Texts by file name.

        Raises:
            ValidationError: no file, too large, no archive, no text.
        """
        sent = data if isinstance(data, list | tuple) else [data]
        for one in sent:
            super().clean(one, initial)
        if sum(one.size or 0 for one in sent) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 30 MB."))
        texts: dict[str, str] = {}
        for one in sent:
            texts.update(_texts(one))
        return texts


class FilesForm(forms.Form):
    """The files to take in."""

    sent = FilesField(
        label=_("Berkas kota"),
        help_text=_(
            "Satu arsip ZIP seperti hasil unduhan di atas, atau semua berkasnya sekaligus."
        ),
        widget=ManyFiles(),
        error_messages={"required": _("Pilih berkasnya."), "empty": _("Berkas ini kosong.")},
    )


@for_officers(Role.ADMINISTRATOR)
def city_files_page(request: HttpRequest) -> HttpResponse:
    """Downloads, and the import with a trial before it."""
    posted = request.method == "POST"
    form = FilesForm(request.POST if posted else None, request.FILES if posted else None)
    form.label_suffix = ""
    form.auto_id = "f_%s"
    imported: actions.Imported | None = None
    faults: list[str] = []
    if form.is_bound and form.is_valid():
        imported, faults = _imported(request, form)
        if imported is not None and "apply" in request.POST:
            messages.success(request, gettext("Berkas dimuat dan setiap perubahan tercatat."))
            return redirect("console:city_files")
    context = {
        "form": form,
        "faults": faults,
        "trial": _told(imported) if imported else None,
        "names": list(city_files(request.now)),  # type: ignore[attr-defined]
    }
    status = 422 if form.errors or faults else 200
    return render(request, "console/administration/files.html", context, status=status)


@for_officers(Role.ADMINISTRATOR)
@require_GET
def city_file(request: HttpRequest, name: str) -> HttpResponse:
    """One file, or all of them as an archive."""
    files = city_files(request.now)  # type: ignore[attr-defined]
    if name == "kota.zip":
        answer = HttpResponse(_archive(files), content_type="application/zip")
    elif name in files:
        answer = HttpResponse(files[name], content_type="text/plain; charset=utf-8")
    else:
        raise Http404
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _texts(sent: UploadedFile[Any]) -> dict[str, str]:
    content, name = sent.read(), str(sent.name)
    try:
        if not zipfile.is_zipfile(io.BytesIO(content)):
            return {name: content.decode("utf-8-sig")}
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inner = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in inner) > MOST_BYTES:
                raise forms.ValidationError(_("Isi arsip lebih besar dari 30 MB."))
            return {
                one.filename.rpartition("/")[2]: archive.read(one).decode("utf-8-sig")
                for one in inner
                if one.filename.endswith((".csv", ".toml", ".geojson"))
            }
    except (*BROKEN, RuntimeError) as broken:
        sentence = _("“%(name)s” rusak atau bukan teks UTF-8.")
        raise forms.ValidationError(sentence, params={"name": name}) from broken


def _imported(request: HttpRequest, form: FilesForm) -> tuple[actions.Imported | None, list[str]]:
    try:
        found = actions.import_city(
            files=form.cleaned_data["sent"],
            trial="apply" not in request.POST,
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except ReferenceFaults as wrong:
        return None, [str(fault) for fault in wrong.faults]
    except (AdministrationRefused, OutlinesRefused) as refused:
        return None, str(refused).splitlines()
    return found, []


def _told(imported: actions.Imported) -> dict[str, Any]:
    """What a trial would change, as rows of (table, row, fields)."""
    rows = [
        (name, change.key, _fields(change.before, change.after))
        for name, table in imported.loaded.tables.items()
        for change in table.changes
    ]
    return {
        "counts": {name: str(table) for name, table in imported.loaded.tables.items()},
        "rows": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
        "vacated": imported.loaded.vacated,
        "calendars": imported.loaded.revised,
        "outlines": imported.outlines,
        "nothing": not imported.loaded.touched,
    }


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{name}: {before[name]} → {value}" if name in before else f"{name}: {value}"
        for name, value in after.items()
    )[:300]


def _archive(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
