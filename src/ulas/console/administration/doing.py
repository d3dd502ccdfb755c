"""A verb of the administration carried out from a form; a refusal goes to its field."""

from collections.abc import Callable

from django import forms

from ulas.agencies.actions import AdministrationRefused


def carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the verb was carried out; else its sentence is on the form, at its field if any."""
    try:
        act()
    except AdministrationRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    return True
