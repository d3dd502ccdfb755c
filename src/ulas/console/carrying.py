"""A verb carried out from a form; a refusal goes to its field."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext

from ulas.agencies.actions import AdministrationRefused
from ulas.complaints.casefile import MoveRefused


def carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the verb was carried out; else its sentence is on the form, at its field if any."""
    try:
        act()
    except (MoveRefused, AdministrationRefused) as refused:
        field = getattr(refused, "field", "")
        form.add_error(field if field in form.fields else None, gettext(str(refused)))
        return False
    return True
