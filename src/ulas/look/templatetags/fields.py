"""Form parts: one field with its label, help and error; the list of all errors at the top."""

from typing import Any

from django import forms, template
from django.forms import BoundField

register = template.Library()

_CLASSES = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.Select, "form-select"),
)
_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.inclusion_tag("look/parts/field.html")
def field(bound: BoundField, label: str = "", mark: str = "optional") -> dict[str, Any]:
    """A field with everything a person and a screen reader need.

    `mark` says which fields carry a word after the label: "optional" (the default), or "" for
    a form in which that is plain.
    """
    widget = bound.field.widget
    described = [f"{bound.auto_id}_{part}" for part in _parts(bound)]
    attrs: dict[str, Any] = {"class": _class(widget)}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
        attrs["class"] += " is-invalid"
    return {
        "bound": bound,
        "label": label or bound.label,
        "control": bound.as_widget(attrs=attrs),
        "is_group": isinstance(widget, _GROUPS),
        "is_switch": isinstance(widget, forms.CheckboxInput),
        "is_hidden": bound.is_hidden,
        "optional": mark == "optional" and not bound.field.required,
        "choices": _choices(bound, widget, attrs) if isinstance(widget, _GROUPS) else [],
    }


@register.inclusion_tag("look/parts/error_list.html")
def error_list(form: forms.BaseForm) -> dict[str, Any]:
    """All errors of a form at its top, each a link to its field; takes the focus on load."""
    entries = [
        {"target": _target(form[name]), "label": form[name].label, "text": text}
        for name, texts in form.errors.items()
        if name in form.fields
        for text in texts
    ]
    return {"entries": entries, "general": form.non_field_errors()}


def _parts(bound: BoundField) -> list[str]:
    parts = ["help"] if bound.help_text else []
    return [*parts, "error"] if bound.errors else parts


def _class(widget: forms.Widget) -> str:
    for kind, name in _CLASSES:
        if isinstance(widget, kind):
            return name
    return "form-control"


def _choices(bound: BoundField, widget: forms.Widget, attrs: dict[str, Any]) -> list[Any]:
    del widget
    return [
        {"tag": choice.tag(), "label": choice.choice_label, "id": choice.id_for_label}
        for choice in bound.subwidgets
        if not choice.data["attrs"].update({"class": attrs["class"]})
    ]


def _target(bound: BoundField) -> str:
    if isinstance(bound.field.widget, _GROUPS):
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label or bound.auto_id)
