"""What must hold of answer templates and macros."""

from collections.abc import Mapping
from typing import Any

from ulas.agencies.actions.recording import AdministrationRefused
from ulas.agencies.models import Agency, AnswerTemplate
from ulas.sop.terms import Verb
from ulas.sop.writing.variables import UnknownVariable, check_variables

TEXT_FIELDS: dict[Verb, str] = {
    Verb.SUBMIT_ANSWER: "text",
    Verb.PUBLISH_ANSWER: "text",
    Verb.CORRECT_ANSWER: "text",
    Verb.ADD_SUMMARY: "text",
    Verb.ASK_COMPLAINANT: "question",
    Verb.REJECT: "explanation",
    Verb.UPHOLD_REJECTION: "explanation",
    Verb.RETURN_REFERRAL: "reason",
    Verb.REDELEGATE: "reason",
    Verb.RETURN_ANSWER: "reason",
    Verb.RETURN_ASSIGNMENT: "reason",
    Verb.ASSIGN: "instruction",
    Verb.REOPEN: "reason",
    Verb.ADD_NOTE: "text",
}
"""Moves that have a text, with the field in which it is typed."""


MOST_TEXT = 5000
MOST_VALUES = 20


def refuse_verb(verb: str) -> None:
    """Refuse a move that has no text to fill.

    Raises:
        AdministrationRefused: naming the moves that have one.
    """
    if verb not in list(TEXT_FIELDS):
        known = ", ".join(TEXT_FIELDS)
        sentence = f"Langkah “{verb}” tidak mempunyai naskah. Pilih: {known}."
        raise AdministrationRefused(sentence, "verb")


def refuse_body(body: str) -> None:
    """Refuse a text that is too long, or that holds a variable nobody can fill.

    Raises:
        AdministrationRefused: at the text.
    """
    if len(body) > MOST_TEXT:
        raise AdministrationRefused(f"Paling banyak {MOST_TEXT} huruf.", "body")
    try:
        check_variables(body)
    except UnknownVariable as unknown:
        raise AdministrationRefused(str(unknown), "body") from unknown


def refuse_template(template: AnswerTemplate | None, verb: str, agency: Agency | None) -> None:
    """Refuse a template of another move or of another agency.

    Raises:
        AdministrationRefused: at the template.
    """
    if template is None:
        return
    if template.agency_id is not None and (agency is None or template.agency_id != agency.pk):
        raise AdministrationRefused("Templat ini milik instansi lain.", "template")
    if template.verb != verb:
        raise AdministrationRefused("Templat ini untuk langkah lain.", "template")


def refuse_values(values: Mapping[str, Any]) -> None:
    """Refuse fixed values of a macro that are not short texts.

    Raises:
        AdministrationRefused: at the values.
    """
    fits = len(values) <= MOST_VALUES and all(
        isinstance(value, str) and len(name) <= 40 and len(value) <= 1000
        for name, value in values.items()
    )
    if not fits:
        sentence = "Isian tetap harus teks pendek, paling banyak dua puluh."
        raise AdministrationRefused(sentence, "values")
