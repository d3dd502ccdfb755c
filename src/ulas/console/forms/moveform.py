"""What the forms of all moves share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Complaint, Referral
from ulas.complaints.queries.desk.sight import Sight
from ulas.look.texts import TextField

MOST_TEXT = 10_000
Text = str | Promise


@dataclass(frozen=True)
class About:
    """What a move is made on: the case as this officer sees it, and one referral or none."""

    sight: Sight
    referral: Referral | None
    now: datetime

    @property
    def complaint(self) -> Complaint:
        """The complaint itself."""
        return self.sight.complaint


@dataclass(frozen=True)
class FileField:
    """A place for photos or papers on a form: the verb's argument, what it says, what it asks."""

    name: str
    label: Text
    help_text: Text


PLAIN_FILES = FileField(
    "attachments",
    _("Foto atau PDF"),
    _(
        "Paling banyak 5 berkas, masing-masing 12 MB. "
        "Tempat dan perangkat dalam foto tidak ikut terbit."
    ),
)


class MoveForm(forms.Form):
    """A form of one move; `given` is what the verb takes besides the case itself."""

    has_files: ClassVar[bool] = False
    keeps_draft: ClassVar[bool] = True
    extra: ClassVar[str] = ""
    wants_proposal: ClassVar[bool] = False
    folded: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: Any = None, *, about: About, initial: Any = None) -> None:
        self.about = about
        self.file_errors: dict[str, list[str]] = {}
        super().__init__(data, initial=initial, label_suffix="", auto_id="f_%s")
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values that depend on the case."""

    def given(self) -> dict[str, Any]:
        """Keyword arguments of the verb."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}

    def file_fields(self) -> list[FileField]:
        """Files that the move takes, each under the verb's own word for them."""
        return [PLAIN_FILES] if self.has_files else []

    def hints(self, told: str) -> list[str]:  # noqa: ARG002 for the form that has some
        """Sentences to think about before sending; `told` says which were shown already."""
        return []

    def places(self) -> set[str]:
        """Names at which an error can be shown."""
        return {*self.fields, *(one.name for one in self.file_fields())}

    def refuse(self, place: str | None, sentence: str) -> None:
        """Show a refusal where it belongs."""
        if place is not None and place not in self.fields:
            self.file_errors.setdefault(place, []).append(sentence)
            place = None
        self.add_error(place, sentence)

    @classmethod
    def is_list(cls, name: str) -> bool:
        """Whether a field takes several values."""
        return isinstance(cls.base_fields[name], forms.MultipleChoiceField)

    def choose(self, name: str, choices: Sequence[Any], held: Any = None) -> None:
        """Set the choices of a field.

        `held` is the row (with `code` and `name`) that the file has now: it stays a choice when it
        has gone out of use, so that a form about something else does not take it away.
        """
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if held is not None and not field.valid_value(held.code):
            out_of_use = _("%(name)s (tidak dipakai lagi)") % {"name": held.name}
            field.choices = [*choices, (held.code, out_of_use)]

    def preset(self, **values: Any) -> None:
        """First values for fields that the address did not fill in."""
        for name, value in values.items():
            self.initial.setdefault(name, value)


def long_text(
    label: Text, empty: Text = "", help_text: Text = "", rows: int = 4, most: int = MOST_TEXT
) -> TextField:
    """A text of several lines; without the sentence for an empty one it may stay empty."""
    return TextField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        required=bool(empty),
        max_length=most,
        error_messages={"required": empty},  # type: ignore[dict-item]
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def divisions_field() -> forms.MultipleChoiceField:
    """Divisions to hand a complaint to; the form fills in which."""
    return forms.MultipleChoiceField(
        label=_("Bidang"),
        error_messages={"required": _("Pilih sedikitnya satu bidang instansi ini.")},
        widget=forms.CheckboxSelectMultiple,
    )


def instruction_field() -> TextField:
    """What a division is asked to do."""
    return long_text(
        _("Petunjuk"), help_text=_("Apa yang diharapkan dari bidang, paling banyak 1.000 huruf.")
    )


def picked(label: Text, empty: Text = "", help_text: Text = "", **more: Any) -> forms.ChoiceField:
    """One of several choices, as radio buttons unless another widget is given."""
    more.setdefault("widget", forms.RadioSelect)
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        required=bool(empty),
        error_messages={"required": empty},  # type: ignore[dict-item]
        **more,
    )


class PlainForm(MoveForm):
    """A move that needs nothing but the decision."""

    keeps_draft = False


class ReasonForm(MoveForm):
    """A move that needs a reason."""

    reason = long_text(_("Alasan"), _("Tulis alasannya."))
