"""Categories, areas and rules of the router as tables of the administration."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Agency, Area, AreaKind, Category, RoutingRule, ServiceClass
from ulas.console.administration import choices
from ulas.console.administration.entries import Entry, Shape
from ulas.console.administration.tables import Line, Table


def _category_line(row: Any) -> Line:
    meta = [row.agency.label] if row.agency else []
    meta += [gettext("di bawah %(name)s") % {"name": row.parent.name}] if row.parent else []
    if row.questions:
        meta.append(gettext("%(count)s pertanyaan") % {"count": len(row.questions)})
    return Line(row.name, meta, [_("rahasia")] if row.confidential else [])


def _area_line(row: Any) -> Line:
    outline = gettext("garis batas ada") if row.has_outline else gettext("tanpa garis batas")
    meta = [gettext(row.get_kind_display()), row.code]
    meta += [row.parent.name] if row.parent else []
    return Line(row.name, [*meta, outline])


def _rule_line(row: Any) -> Line:
    words = ", ".join(row.words[:6]) + (" …" if len(row.words) > 6 else "")
    meta = [part for part in (words, row.area_prefix, row.reason) if part]
    title = f"{row.position}. {row.key} → {row.agency.label}"
    return Line(title, meta, [_("pasti")] if row.hard else [])


CITY_TABLES = (
    Table(
        slug="kategori",
        kind="category",
        many=_("Kategori"),
        one=_("kategori"),
        intro=_("Apa yang dapat diadukan, milik siapa, dan apa yang ditanyakan kepada warga."),
        symbol="list",
        rows=lambda _officer: Category.objects.select_related("agency", "parent").order_by(
            "-active", "name"
        ),
        line=_category_line,
        extra="questions",
        entries=(
            Entry("code", _("Kode"), Shape.CODE, required=True, most=40, fixed=True),
            Entry("name", _("Nama"), required=True, most=120),
            Entry("name_en", _("Nama dalam bahasa Inggris"), most=120),
            Entry("parent", _("Kategori induk"), Shape.ROW, choices=choices.categories,
                  model=Category),
            Entry("agency", _("Instansi"), Shape.ROW, choices=choices.agencies, model=Agency,
                  help=_("Kosong berarti kelompok saja.")),
            Entry("service_class", _("Golongan layanan"), Shape.CHOICE, required=True,
                  choices=lambda: ServiceClass.choices),
            Entry("keywords", _("Kata warga"), Shape.LINES,
                  help=_("Kata yang menunjuk kategori ini. Satu baris satu isian.")),
            Entry("confidential", _("Rahasia bila pengadu tidak memilih lain"), Shape.YES),
            Entry("emergency", _("Tampilkan nomor darurat dahulu"), Shape.YES),
            Entry("photo_after", _("Jawaban akhir harus disertai foto sesudah"), Shape.YES),
        ),
    ),
    Table(
        slug="wilayah",
        kind="area",
        many=_("Wilayah"),
        one=_("wilayah"),
        intro=_("Kecamatan dan kelurahan, titik tengahnya, dan garis batasnya."),
        symbol="geo-alt",
        rows=lambda _officer: Area.objects.select_related("parent")
        .defer("outline")
        .annotate(has_outline=Q(outline__isnull=False))
        .order_by("-active", "code"),
        line=_area_line,
        more_ways=(("outlines", "upload", _("Unggah garis batas (GeoJSON)")),),
        entries=(
            Entry("code", _("Kode Kemendagri"), Shape.CODE, required=True, most=20,
                  fixed=True),
            Entry("name", _("Nama"), required=True, most=80),
            Entry("kind", _("Jenis"), Shape.CHOICE, required=True, fixed=True,
                  choices=lambda: AreaKind.choices),
            Entry("parent", _("Kecamatan"), Shape.ROW, choices=choices.districts, model=Area,
                  help=_("Bagi kelurahan.")),
            Entry("latitude", _("Lintang titik tengah"), Shape.DEGREES),
            Entry("longitude", _("Bujur titik tengah"), Shape.DEGREES),
        ),
    ),
    Table(
        slug="aturan",
        kind="rule",
        many=_("Aturan penentu instansi"),
        one=_("aturan"),
        intro=_("Dibaca dari atas. Aturan pasti mengirim tanpa bertanya; yang lain mengusulkan."),
        symbol="signpost-split",
        rows=lambda _officer: RoutingRule.objects.select_related("agency").order_by(
            "-active", "position", "id"
        ),
        line=_rule_line,
        search=("key", "agency__name", "reason"),
        more_ways=(("try_rules", "search", _("Coba sebuah aduan")),),
        entries=(
            Entry("key", _("Nama aturan"), Shape.CODE, required=True, most=40, fixed=True),
            Entry("position", _("Urutan"), Shape.NUMBER, required=True,
                  help=_("1 dibaca pertama; yang lain bergeser.")),
            Entry("words", _("Kata"), Shape.LINES,
                  help=_("Cukup satu baris yang cocok; “tagihan + pdam” meminta keduanya.")),
            Entry("area_prefix", _("Tempat"), Shape.CHOICE, choices=choices.places,
                  help=_("Hanya bagi aduan di wilayah ini.")),
            Entry("agency", _("Instansi"), Shape.ROW, required=True, choices=choices.agencies,
                  model=Agency),
            Entry("category", _("Kategori"), Shape.ROW, choices=choices.categories, model=Category),
            Entry("hard", _("Pasti: boleh terkirim tanpa ditanyakan dahulu"), Shape.YES),
            Entry("reason", _("Alasan yang dibaca petugas"), most=200),
        ),
    ),
)  # fmt: skip
