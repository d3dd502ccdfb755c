"""Which version of the SOP holds."""

from datetime import datetime

from django.core.cache import cache

from ulas.complaints.models import ProcedureVersion

KEPT_AS = "procedure-versions"
KEEP_SECONDS = 60


class NoProcedure(Exception):
    """No SOP is imported yet; run ./ulas upgrade, which imports the city's file."""


def version_at(instant: datetime) -> ProcedureVersion:
    """The newest version that is valid at an instant.

    Raises:
        NoProcedure: when none is.
    """
    found = next((one for one in _versions() if one.valid_from <= instant), None)
    if found is None:
        raise NoProcedure(NoProcedure.__doc__)
    return found


def forget_versions() -> None:
    """Read the versions anew next time; other processes do so within a minute."""
    cache.delete(KEPT_AS)


def _versions() -> list[ProcedureVersion]:
    """Every version, the newest first; rows never change, so only a new one could be missed."""
    found: list[ProcedureVersion] | None = cache.get(KEPT_AS)
    if not found:
        found = list(ProcedureVersion.objects.order_by("-valid_from", "-number"))
        cache.set(KEPT_AS, found, KEEP_SECONDS)
    return found
