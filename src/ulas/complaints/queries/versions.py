"""Which version of the SOP holds."""

from datetime import datetime

from ulas.complaints.models import ProcedureVersion


class NoProcedure(Exception):
    """No SOP is imported yet; run ./ulas upgrade, which imports the city's file."""


def version_at(instant: datetime) -> ProcedureVersion:
    """The newest version that is valid at an instant.

    Raises:
        NoProcedure: when none is.
    """
    found = (
        ProcedureVersion.objects.filter(valid_from__lte=instant)
        .order_by("-valid_from", "-number")
        .first()
    )
    if found is None:
        raise NoProcedure(NoProcedure.__doc__)
    return found
