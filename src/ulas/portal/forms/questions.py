"""A category's own questions: fields made from data, shown by their conditions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ulas.complaints.sealed.cleaning import clean_line
from ulas.look.texts import LineField

PREFIX = "q_"
MOST_LETTERS = 200


def fields_of(questions: Sequence[Mapping[str, Any]]) -> dict[str, forms.Field]:
    """A form field for each question, keyed by `q_<key>`; the condition stands on the widget."""
    return {f"{PREFIX}{question['key']}": _field(question) for question in questions}


def wanted(question: Mapping[str, Any], given: Mapping[str, str]) -> bool:
    """Whether the question's condition holds: no condition, or the other question's answer.

    `show_if` is {key of the other question: one value or a list of values}.
    """
    conditions = question.get("show_if") or {}
    return all(
        given.get(f"{PREFIX}{key}", "") in (values if isinstance(values, list) else [values])
        for key, values in conditions.items()
    )


def gathered(
    questions: Sequence[Mapping[str, Any]], given: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """(answers by key, problems by field); a question whose condition fails counts for nothing."""
    details: dict[str, str] = {}
    problems: dict[str, str] = {}
    for question in questions:
        name = f"{PREFIX}{question['key']}"
        value = clean_line(str(given.get(name, "")))[:MOST_LETTERS]
        if not wanted(question, given):
            continue
        if value:
            details[question["key"]] = value
        elif question.get("required"):
            problems[name] = str(
                _("Jawab pertanyaan ini, supaya petugas tidak perlu bertanya lagi.")
            )
    return details, problems


def _field(question: Mapping[str, Any]) -> forms.Field:
    label = _label(question)
    attrs = _condition(question)
    options = question.get("options") or []
    if options:
        choices = [("", _("— pilih —")), *((_value(o), _label(o)) for o in options)]
        return forms.ChoiceField(
            label=label, required=False, choices=choices, widget=forms.Select(attrs=attrs)
        )
    if question.get("kind") == "number":
        attrs["inputmode"] = "numeric"
    return LineField(
        label=label,
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.TextInput(attrs=attrs),
    )


def _condition(question: Mapping[str, Any]) -> dict[str, str]:
    shown = question.get("show_if") or {}
    if not shown:
        return {}
    key, values = next(iter(shown.items()))
    listed = values if isinstance(values, list) else [values]
    return {"data-show-if": f"{PREFIX}{key}", "data-show-values": "|".join(map(str, listed))}


def _value(option: Any) -> str:
    return str(option["value"] if isinstance(option, Mapping) else option)


def _label(thing: Any) -> str:
    if not isinstance(thing, Mapping):
        return str(thing)
    english = (get_language() or "").startswith("en") and thing.get("label_en")
    return str(english or thing.get("label") or thing.get("value"))
