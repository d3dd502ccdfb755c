"""Versions of the SOP by their ids, kept by the process: an imported version never changes."""

from functools import lru_cache

from django.core.cache import cache

from ulas.complaints.models import ProcedureVersion
from ulas.sop.procedure import Procedure

KEEP_SECONDS = 60


@lru_cache(maxsize=64)
def procedure_of(version_id: int) -> Procedure:
    """The procedure of a version's id.

    Raises:
        ProcedureVersion.DoesNotExist: no such version.
    """
    return ProcedureVersion.objects.get(pk=version_id).procedure()


def step_title(version_id: int, step: str) -> str:
    """The step's title in that version, as the SOP file says it; its key where it has none."""
    try:
        return procedure_of(version_id).step(step).title
    except KeyError:
        return step


def newest_titles() -> list[tuple[str, str]]:
    """Keys and titles of the newest version's steps, for a filter; kept for a minute."""
    found: list[tuple[str, str]] | None = cache.get("newest_titles")
    if found is None:
        newest = ProcedureVersion.objects.order_by("-number").values_list("pk", flat=True).first()
        found = [(s.key, s.title) for s in procedure_of(newest).steps] if newest else []
        cache.set("newest_titles", found or None, KEEP_SECONDS)
    return found


def limits_in_minutes() -> list[int]:
    """Every limit that a step has in any version, ascending; kept for a minute."""
    found: list[int] | None = cache.get("limits_in_minutes")
    if found is None:
        versions = ProcedureVersion.objects.values_list("pk", flat=True)
        steps = [step for pk in versions for step in procedure_of(pk).steps]
        found = sorted({step.limit_minutes for step in steps if step.limit_minutes})
        cache.set("limits_in_minutes", found, KEEP_SECONDS)
    return found
