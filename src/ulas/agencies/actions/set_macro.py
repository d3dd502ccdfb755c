"""Verb: a macro is written, changed or put away."""

from collections.abc import Mapping
from typing import Any

from ulas.agencies.actions.writing import WritingRefused, needed_text, refuse_stranger, refuse_verb
from ulas.agencies.models import Agency, AnswerTemplate, Macro, Officer

MOST_VALUES = 20


def set_macro(
    *,
    code: str,
    title: str,
    verb: str,
    by: Officer | None,
    agency: Agency | None = None,
    template: AnswerTemplate | None = None,
    values: Mapping[str, Any] | None = None,
    active: bool = True,
) -> Macro:
    """Keep a macro under its code: a move, its template and fixed values of its fields.

    Raises:
        WritingRefused: no title, a move without a text, a template of another move or agency,
            values that are not short texts, an officer who may not write for this agency.
    """
    refuse_stranger(by, agency)
    refuse_verb(verb)
    title = needed_text(title, "title", "Tulis judul makro.", 120)
    refuse_template(template, verb, agency)
    kept = Macro.objects.filter(code=code).first()
    if kept is not None:
        refuse_stranger(by, kept.agency)
    row = kept or Macro(code=code)
    row.agency, row.verb, row.title, row.template = agency, verb, title, template
    row.values, row.active = checked_values(values or {}), active
    row.save()
    return row


def refuse_template(template: AnswerTemplate | None, verb: str, agency: Agency | None) -> None:
    """Refuse a template of another move or of another agency.

    Raises:
        WritingRefused: at the template.
    """
    if template is None:
        return
    if template.verb != verb:
        raise WritingRefused("template", "Templat ini untuk langkah lain.")
    if template.agency_id is not None and (agency is None or template.agency_id != agency.pk):
        raise WritingRefused("template", "Templat ini milik instansi lain.")


def checked_values(values: Mapping[str, Any]) -> dict[str, str]:
    """The fixed values of a macro, short texts all of them.

    Raises:
        WritingRefused: at the values.
    """
    fits = len(values) <= MOST_VALUES and all(
        isinstance(value, str) and len(name) <= 40 and len(value) <= 1000
        for name, value in values.items()
    )
    if not fits:
        raise WritingRefused("values", "Isian tetap harus teks pendek, paling banyak dua puluh.")
    return dict(values)
