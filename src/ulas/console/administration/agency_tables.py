"""Agencies and divisions as tables of the administration."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Agency, AgencyKind, Division, Officer, WorkingCalendar
from ulas.console.administration import choices
from ulas.console.administration.entries import Entry, Shape, Text
from ulas.console.administration.tables import Line, Rows, Table
from ulas.sop.terms import Role

ADMINISTRATOR = Role.ADMINISTRATOR
STAFFED = Count(
    "posts",
    filter=Q(posts__role=Role.AGENCY_OFFICER, posts__active=True, posts__officer__is_active=True),
)


def _own_agencies(officer: Officer) -> Rows:
    rows = Agency.objects.select_related("calendar").annotate(staff=STAFFED)
    if ADMINISTRATOR not in officer.roles:
        rows = rows.filter(pk__in=officer.agency_ids())
    return rows.order_by("-active", "name")


def _own_divisions(officer: Officer) -> Rows:
    rows = Division.objects.select_related("agency")
    if ADMINISTRATOR not in officer.roles:
        rows = rows.filter(agency__in=officer.agency_ids())
    return rows.order_by("-active", "agency__name", "name")


def _agency_line(row: Any) -> Line:
    hours = row.calendar.name if row.calendar else gettext("jam kerja kota")
    meta = [gettext(row.get_kind_display()), hours]
    if row.second_person:
        meta.append(gettext("jawaban dilepas orang kedua"))
    marks: list[Text] = []
    if row.active and not row.staff:
        marks.append(
            _("tanpa petugas: dikirim lewat surel")
            if row.mail
            else _("tanpa petugas: aduannya muncul di Diskominfo")
        )
    return Line(row.name, meta, marks)


AGENCY_TABLES = (
    Table(
        slug="instansi",
        kind="agency",
        many=_("Instansi"),
        one=_("instansi"),
        intro=_("Siapa yang dapat dikirimi aduan, jam kerjanya, dan bagaimana ia menjawab."),
        symbol="building",
        rows=_own_agencies,
        line=_agency_line,
        own_entries=frozenset({"short_name", "aliases", "mail", "second_person"}),
        search=("name", "code", "short_name"),
        entries=(
            Entry("code", _("Kode"), Shape.CODE, required=True, most=40, fixed=True,
                  help=_("Tetap selamanya, misalnya DPUPR.")),
            Entry("name", _("Nama lengkap"), required=True),
            Entry("short_name", _("Nama pendek"), most=60),
            Entry("kind", _("Jenis"), Shape.CHOICE, required=True,
                  choices=lambda: AgencyKind.choices),
            Entry("aliases", _("Sebutan lain"), Shape.LINES,
                  help=_("Nama dan singkatan yang dipakai warga. Satu baris satu isian.")),
            Entry("calendar", _("Jam kerja"), Shape.ROW, choices=choices.calendars,
                  model=WorkingCalendar,
                  help=_("Kosong berarti jam kerja kota. Perubahan berlaku bagi langkah yang "
                         "dimulai sesudahnya.")),
            Entry("mail", _("Surel instansi"), Shape.MAIL,
                  help=_("Instansi tanpa petugas menjawab lewat tautan di surel ini.")),
            Entry("second_person", _("Jawaban dilepas oleh orang kedua, bukan penulisnya"),
                  Shape.YES),
            Entry("inspects", _("Bertugas sebagai inspektorat"), Shape.YES,
                  help=_("Aduan tentang petugas suatu instansi dikirim ke sini.")),
        ),
    ),
    Table(
        slug="bidang",
        kind="division",
        many=_("Bidang"),
        one=_("bidang"),
        intro=_("Bagian instansi yang menerima disposisi."),
        symbol="people",
        rows=_own_divisions,
        line=lambda row: Line(row.name, [row.agency.label, row.code]),
        own_entries=frozenset({"agency", "code", "name"}),
        own_rows=True,
        search=("name", "code", "agency__name"),
        entries=(
            Entry("agency", _("Instansi"), Shape.ROW, required=True, choices=choices.agencies,
                  model=Agency, fixed=True),
            Entry("code", _("Kode"), Shape.CODE, required=True, most=40, fixed=True,
                  help=_("Tetap selamanya, misalnya BINAMARGA.")),
            Entry("name", _("Nama"), required=True),
        ),
    ),
)  # fmt: skip
