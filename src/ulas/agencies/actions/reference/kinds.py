"""The tables that the console changes: model, key, who may, and what must hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model

from ulas.agencies.actions.recording import AdministrationRefused
from ulas.agencies.actions.writing import (
    refuse_body,
    refuse_template,
    refuse_values,
    refuse_verb,
)
from ulas.agencies.models import (
    Agency,
    AnswerTemplate,
    Area,
    AreaKind,
    Category,
    Division,
    Macro,
    RoutingRule,
)
from ulas.agencies.reference.questions import question_faults
from ulas.sop.terms import COORDINATOR_ROLES, Role

WRITERS = COORDINATOR_ROLES | {Role.ADMINISTRATOR}
"""Who writes what the whole city answers with."""


@dataclass(frozen=True)
class Kind:
    """How rows of one table are changed.

    Whoever holds a role of `everywhere` changes any row, of the city too; `own_fields` are
    those that an officer of the row's own agency may change. `settle` brings other rows into
    line afterwards.
    """

    name: str
    model: type[Any]
    key_of: Callable[[Any], str]
    agency_of: Callable[[Any], Agency | None] = lambda _row: None
    everywhere: frozenset[Role] = frozenset({Role.ADMINISTRATOR})
    own_fields: frozenset[str] = frozenset()
    holds_cases: bool = False
    check: Callable[[Any], None] = lambda _row: None
    settle: Callable[[Any], None] = lambda _row: None
    unchecked: tuple[str, ...] = ()


def spelled(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """Values as codes and plain data, for the record."""
    found = {}
    for name in names:
        value = getattr(row, name)
        found[name] = getattr(value, "code", str(value)) if isinstance(value, Model) else value
    return found


def _agency(row: Agency) -> None:
    same = Agency.objects.filter(inspects=True).exclude(pk=row.pk).first()
    if row.inspects and same is not None:
        raise AdministrationRefused(
            f"{same.name} sudah bertugas sebagai inspektorat; lepaskan dahulu di sana.", "inspects"
        )
    if row.coordinates and not row.active:
        raise AdministrationRefused("Pengelola aduan tidak dapat dinonaktifkan.")


def _division(row: Division) -> None:
    if row.active and not row.agency.active:
        raise AdministrationRefused("Instansinya tidak aktif; aktifkan instansinya dahulu.")


def _category(row: Category) -> None:
    above, seen = row.parent, {row.pk}
    while above is not None:
        if above.pk in seen:
            raise AdministrationRefused("Kategori tidak dapat menjadi induknya sendiri.", "parent")
        seen.add(above.pk)
        above = above.parent
    for number, sentence in question_faults(row.questions):
        where = f"Pertanyaan {number}: " if number else ""
        raise AdministrationRefused(f"{where}{sentence}", "questions")


def _area(row: Area) -> None:
    if row.kind == AreaKind.KELURAHAN and row.parent is None:
        raise AdministrationRefused("Kelurahan harus menyebut kecamatannya.", "parent")
    if row.kind == AreaKind.KECAMATAN and row.parent is not None:
        raise AdministrationRefused("Kecamatan tidak punya induk; kosongkan.", "parent")
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = getattr(row, name)
        if value is not None and not -most <= value <= most:
            raise AdministrationRefused("Tulis derajat desimal, misalnya -7.5666.", name)


def _rule(row: RoutingRule) -> None:
    if not row.words and not row.area_prefix:
        raise AdministrationRefused(
            "Aturan tanpa kata dan tanpa tempat tidak pernah berlaku.", "words"
        )
    if row.active and not row.agency.active:
        raise AdministrationRefused("Instansi itu tidak aktif.", "agency")


def _template(row: AnswerTemplate) -> None:
    refuse_verb(row.verb)
    refuse_body(row.body)


def _macro(row: Macro) -> None:
    refuse_verb(row.verb)
    refuse_template(row.template, row.verb, row.agency)
    refuse_values(row.values)


def _make_room(row: RoutingRule) -> None:
    """Whoever stands at the row's position or after it moves one down; then numbers close up."""
    others = RoutingRule.objects.exclude(pk=row.pk)
    others.filter(position__gte=row.position).update(position=F("position") + 1)
    for number, one in enumerate(RoutingRule.objects.order_by("position", "id"), start=1):
        if one.position != number:
            RoutingRule.objects.filter(pk=one.pk).update(position=number)


KINDS: dict[str, Kind] = {
    one.name: one
    for one in (
        Kind(
            "agency",
            Agency,
            key_of=lambda row: str(row.code),
            agency_of=lambda row: row if row.pk else None,
            own_fields=frozenset({"short_name", "aliases", "mail", "second_person"}),
            holds_cases=True,
            check=_agency,
        ),
        Kind(
            "division",
            Division,
            key_of=lambda row: f"{row.agency.code}/{row.code}",
            agency_of=lambda row: row.agency,
            own_fields=frozenset({"agency", "code", "name", "active"}),
            holds_cases=True,
            check=_division,
        ),
        Kind(
            "template",
            AnswerTemplate,
            key_of=lambda row: str(row.code),
            agency_of=lambda row: row.agency,
            everywhere=WRITERS,
            own_fields=frozenset({"agency", "code", "verb", "title", "body", "active"}),
            check=_template,
        ),
        Kind(
            "macro",
            Macro,
            key_of=lambda row: str(row.code),
            agency_of=lambda row: row.agency,
            everywhere=WRITERS,
            own_fields=frozenset(
                {"agency", "code", "verb", "title", "template", "values", "active"}
            ),
            check=_macro,
        ),
        Kind("category", Category, key_of=lambda row: str(row.code), check=_category),
        Kind(
            "area",
            Area,
            key_of=lambda row: str(row.code),
            check=_area,
            unchecked=("outline",),
        ),
        Kind("rule", RoutingRule, key_of=lambda row: str(row.key), check=_rule, settle=_make_room),
    )
}
