"""Answer templates as a table of the administration."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.actions.writing import TEXT_FIELDS
from ulas.agencies.models import Agency, AnswerTemplate, Macro, Officer
from ulas.console.administration import choices
from ulas.console.administration.entries import Entry, Shape
from ulas.console.administration.tables import Line, Rows, Table
from ulas.sop.moves import MOVE
from ulas.sop.terms import Role, Verb
from ulas.sop.writing.variables import VARIABLES

FIELDS = frozenset({"agency", "code", "verb", "title", "body"})
MACRO_FIELDS = frozenset({"agency", "code", "verb", "title", "template", "values"})
KNOWN = ", ".join(f"{{{name}}}" for name in VARIABLES)


def _own_templates(officer: Officer) -> Rows:
    return _own(AnswerTemplate.objects.select_related("agency"), officer)


def _own_macros(officer: Officer) -> Rows:
    return _own(Macro.objects.select_related("agency", "template"), officer)


def _own(rows: Rows, officer: Officer) -> Rows:
    if Role.ADMINISTRATOR not in officer.roles:
        rows = rows.filter(agency__in=officer.agency_ids())
    return rows.order_by("-active", "title")


def _moves() -> list[tuple[str, Any]]:
    return [(verb.value, gettext(MOVE[verb].label)) for verb in TEXT_FIELDS]


def _templates() -> list[tuple[str, str]]:
    rows = AnswerTemplate.objects.filter(active=True).order_by("title")
    return [(str(row.pk), row.title) for row in rows]


def _line(row: Any) -> Line:
    owner = row.agency.label if row.agency else gettext("seluruh kota")
    return Line(row.title, [gettext(MOVE[Verb(row.verb)].label), owner, row.code])


BOTH = (
    Entry("code", _("Kode"), Shape.CODE, required=True, most=60, fixed=True),
    Entry("agency", _("Instansi"), Shape.ROW, choices=choices.agencies, model=Agency,
          fixed=True, help=_("Kosong berarti seluruh kota.")),
    Entry("verb", _("Dipakai pada"), Shape.CHOICE, required=True, choices=_moves),
    Entry("title", _("Judul"), required=True, most=120),
)  # fmt: skip

WRITING_TABLES = (
    Table(
        slug="templat",
        kind="template",
        many=_("Templat naskah"),
        one=_("templat"),
        intro=_("Naskah yang sering ditulis, dengan peubah yang terisi sendiri."),
        symbol="chat-left-text",
        rows=_own_templates,
        line=_line,
        own_entries=FIELDS,
        own_rows=True,
        search=("title", "code", "body"),
        entries=(
            *BOTH,
            Entry("body", _("Naskah"), Shape.TEXT, required=True, most=5000,
                  help=format_lazy("{} {}", _("Peubah yang dikenal:"), KNOWN)),
        ),
    ),
    Table(
        slug="makro",
        kind="macro",
        many=_("Makro"),
        one=_("makro"),
        intro=_("Satu tombol yang membuka sebuah langkah dengan isian yang sudah siap."),
        symbol="play-circle",
        rows=_own_macros,
        line=_line,
        own_entries=MACRO_FIELDS,
        own_rows=True,
        search=("title", "code"),
        entries=(
            *BOTH,
            Entry("template", _("Templat"), Shape.ROW, choices=_templates, model=AnswerTemplate),
            Entry("values", _("Isian tetap"), Shape.PAIRS,
                  help=_("Satu baris satu isian, misalnya “kind = FINAL”.")),
        ),
    ),
)  # fmt: skip
