"""The first page of the administration: what there is to set up."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ulas.console.access import for_officers, officer_of
from ulas.console.administration.entries import Text
from ulas.console.administration.every_table import TABLES
from ulas.sop.terms import Role


@dataclass(frozen=True)
class Door:
    """A way on from the first page."""

    url: str
    symbol: str
    title: Text
    says: Text


# name of the address, symbol, title, what is done there
OTHERS = (
    ("calendars", "calendar3", _("Jam kerja"),
     _("Kalender, periode khusus, dan revisinya.")),
    ("closings", "moon", _("Hari libur"),
     _("Nyatakan atau cabut hari libur, juga yang sudah lewat.")),
    ("procedures", "file-earmark-text", _("SOP"),
     _("Versi, perbandingan, janji layanan, dan jenjang pemberitahuan.")),
    ("city_files", "share", _("Berkas kota"),
     _("Unduh semua data sebagai berkas, atau muat dari berkas.")),
    ("changes", "clock-history", _("Riwayat perubahan"),
     _("Siapa mengubah apa, sebelum dan sesudahnya.")),
    ("deliveries", "send", _("Kiriman"),
     _("Surat yang gagal terkirim, dan mengirimnya lagi.")),
)  # fmt: skip


@for_officers(Role.ADMINISTRATOR, Role.AGENCY_OFFICER)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Doors to the tables and pages that this officer may use."""
    everything = Role.ADMINISTRATOR in officer_of(request).roles
    doors = [
        Door(
            reverse("console:administration_rows", args=[one.slug]),
            one.symbol,
            one.many,
            one.intro,
        )
        for one in TABLES.values()
        if everything or one.own_entries
    ]
    doors += [
        Door(reverse(f"console:{name}"), symbol, title, says)
        for name, symbol, title, says in OTHERS
        if everything or name == "changes"
    ]
    return render(request, "console/administration/index.html", {"doors": doors})
