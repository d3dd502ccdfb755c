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


class MoveForm(forms.Form):
    """A form of one move; `given` is what the verb takes besides the case itself."""

    has_files: ClassVar[bool] = False
    extra: ClassVar[str] = ""

    def __init__(self, data: Any = None, *, about: About, initial: Any = None) -> None:
        self.about = about
        super().__init__(data, initial=initial, label_suffix="", auto_id="f_%s")
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values that depend on the case."""

    def given(self) -> dict[str, Any]:
        """Keyword arguments of the verb."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}

    def choose(self, name: str, choices: Sequence[Any]) -> None:
        """Set the choices of a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def preset(self, **values: Any) -> None:
        """First values for fields that the address did not fill in."""
        for name, value in values.items():
            self.initial.setdefault(name, value)


def long_text(label: Text, empty: Text = "", help_text: Text = "", rows: int = 4) -> TextField:
    """A text of several lines; without the sentence for an empty one it may stay empty."""
    return TextField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        required=bool(empty),
        max_length=MOST_TEXT,
        error_messages={"required": empty},  # type: ignore[dict-item]
        widget=forms.Textarea(attrs={"rows": rows}),
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


class ReasonForm(MoveForm):
    """A move that needs a reason."""

    reason = long_text(_("Alasan"), _("Tulis alasannya."))
