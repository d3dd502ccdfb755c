"""Fields of administration forms as data: one entry becomes a form field and a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ulas.look.texts import LineField, TextField

Text = str | Promise
Choices = Callable[[], Sequence[tuple[str, Any]]]


class Shape(Enum):
    """What is typed and what the verb gets of it."""

    LINE = auto()
    CODE = auto()
    MAIL = auto()
    TEXT = auto()
    LINES = auto()  # one text a line becomes a list
    PAIRS = auto()  # "name = value" a line becomes a mapping
    YES = auto()
    NUMBER = auto()
    DEGREES = auto()
    CHOICE = auto()
    ROW = auto()  # a row of another table, chosen by its id


@dataclass(frozen=True)
class Entry:
    """One field of a row's form.

    `choices` gives (value, words) anew for each form, for ROW ids of `model`. A field that is
    `fixed` is asked only when the row is made.
    """

    name: str
    label: Text
    shape: Shape = Shape.LINE
    help: Text = ""
    required: bool = False
    most: int = 160
    choices: Choices | None = None
    model: Any = None
    fixed: bool = False

    def field(self) -> forms.Field:
        """The form field."""
        shared: dict[str, Any] = {
            "label": self.label,
            "help_text": self.help,
            "required": self.required,
            "error_messages": {"required": _("Isian ini tidak boleh kosong.")},
        }
        return _FIELDS[self.shape](self, shared)

    def initial(self, row: Any) -> Any:
        """What stands in the field for a row."""
        value = getattr(row, self.name)
        if self.shape is Shape.LINES:
            return "\n".join(value)
        if self.shape is Shape.PAIRS:
            return "\n".join(f"{name} = {one}" for name, one in value.items())
        if self.shape is Shape.ROW:
            return str(value.pk) if value else ""
        return value

    def value(self, typed: Any) -> Any:
        """What the verb gets."""
        if self.shape is Shape.LINES:
            return [line.strip() for line in typed.splitlines() if line.strip()]
        if self.shape is Shape.PAIRS:
            pairs = (line.partition("=") for line in typed.splitlines() if line.strip())
            return {name.strip(): one.strip() for name, _sign, one in pairs}
        if self.shape is Shape.ROW:
            return self.model._default_manager.filter(pk=typed).first() if typed else None
        return typed


def _line(entry: Entry, shared: dict[str, Any]) -> forms.Field:
    return LineField(max_length=entry.most, **shared)


def _code(entry: Entry, shared: dict[str, Any]) -> forms.Field:
    wrong = _("Pakai huruf, angka, - dan _ saja.")
    shared["error_messages"] = {**shared["error_messages"], "invalid": wrong}
    return forms.RegexField(r"^[A-Za-z0-9_.-]+$", max_length=entry.most, **shared)


def _mail(_entry: Entry, shared: dict[str, Any]) -> forms.Field:
    wrong = _("Ini bukan alamat surel.")
    shared["error_messages"] = {**shared["error_messages"], "invalid": wrong}
    return forms.EmailField(max_length=254, **shared)


def _lines(_entry: Entry, shared: dict[str, Any]) -> forms.Field:
    return TextField(max_length=5000, widget=forms.Textarea(attrs={"rows": 5}), **shared)


def _text(entry: Entry, shared: dict[str, Any]) -> forms.Field:
    return TextField(max_length=entry.most, widget=forms.Textarea(attrs={"rows": 10}), **shared)


def _yes(_entry: Entry, shared: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(**{**shared, "required": False})


def _number(_entry: Entry, shared: dict[str, Any]) -> forms.Field:
    wrong = _("Tulis bilangan bulat.")
    shared["error_messages"] = {**shared["error_messages"], "invalid": wrong}
    return forms.IntegerField(min_value=1, max_value=100_000, **shared)


def _degrees(_entry: Entry, shared: dict[str, Any]) -> forms.Field:
    wrong = _("Tulis derajat desimal, misalnya -7.5666.")
    shared["error_messages"] = {**shared["error_messages"], "invalid": wrong}
    return forms.FloatField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **shared)


def _choice(entry: Entry, shared: dict[str, Any]) -> forms.Field:
    rows = list(entry.choices() if entry.choices else ())
    if not entry.required:
        rows = [("", _("(tidak ada)")), *rows]
    wrong = _("Pilih dari daftar.")
    shared["error_messages"] = {**shared["error_messages"], "invalid_choice": wrong}
    return forms.ChoiceField(choices=rows, **shared)


_FIELDS: dict[Shape, Callable[[Entry, dict[str, Any]], forms.Field]] = {
    Shape.LINE: _line,
    Shape.CODE: _code,
    Shape.MAIL: _mail,
    Shape.TEXT: _text,
    Shape.LINES: _lines,
    Shape.PAIRS: _lines,
    Shape.YES: _yes,
    Shape.NUMBER: _number,
    Shape.DEGREES: _degrees,
    Shape.CHOICE: _choice,
    Shape.ROW: _choice,
}


class RowForm(forms.Form):
    """The form of one row, made from its entries."""

    def __init__(self, entries: Sequence[Entry], row: Any = None, data: Any = None) -> None:
        self.entries = entries
        initial = {one.name: one.initial(row) for one in entries} if row is not None else {}
        super().__init__(data, initial=initial, label_suffix="", auto_id="f_%s")
        self.fields.update({one.name: one.field() for one in entries})

    def values(self) -> dict[str, Any]:
        """What the verb gets, by name of the model's field."""
        return {one.name: one.value(self.cleaned_data[one.name]) for one in self.entries}
