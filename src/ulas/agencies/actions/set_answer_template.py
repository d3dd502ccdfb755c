"""Verb: an answer template is written, changed or put away."""

from ulas.agencies.actions.writing import (
    WritingRefused,
    needed_text,
    refuse_stranger,
    refuse_verb,
)
from ulas.agencies.models import Agency, AnswerTemplate, Officer
from ulas.sop.terms import Verb
from ulas.sop.writing.variables import UnknownVariable, check_variables

MOST_TEXT = 5000


def set_answer_template(
    *,
    code: str,
    title: str,
    body: str,
    by: Officer | None,
    agency: Agency | None = None,
    verb: str = Verb.SUBMIT_ANSWER,
    active: bool = True,
) -> AnswerTemplate:
    """Keep a template under its code, for one agency or (None) for the whole city.

    Raises:
        WritingRefused: empty or too long, a variable that nobody can fill, a move without a text,
            an officer who may not write for this agency.
    """
    refuse_stranger(by, agency)
    refuse_verb(verb)
    title = needed_text(title, "title", "Tulis judul templat.", 120)
    body = needed_text(body, "body", "Tulis naskah templat.", MOST_TEXT)
    try:
        check_variables(body)
    except UnknownVariable as unknown:
        raise WritingRefused("body", str(unknown)) from unknown
    kept = AnswerTemplate.objects.filter(code=code).first()
    if kept is not None:
        refuse_stranger(by, kept.agency)
    row = kept or AnswerTemplate(code=code)
    row.agency, row.verb, row.title, row.body, row.active = agency, verb, title, body, active
    row.save()
    return row
