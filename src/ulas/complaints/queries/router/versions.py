"""Versions of the router's model, for the console and for the nightly round."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ulas.complaints.models import RouterModel, RouterSwitch, RouterTraining
from ulas.complaints.queries.router.active import in_use

SHOWN = 20


@dataclass(frozen=True)
class Version:
    """One version as a person compares it; `file` tells whether it can be put to use."""

    row: RouterModel
    used: bool
    file: bool


def versions() -> list[Version]:
    """The newest versions, the one in use first."""
    now = in_use()
    rows = list(RouterModel.objects.defer("data").order_by("-made_at")[:SHOWN])
    used = now.pk if now else 0
    if now and used not in {row.pk for row in rows}:
        rows.append(RouterModel.objects.defer("data").get(pk=used))
    found = [Version(row, row.pk == used, row.size > 0) for row in rows]
    return sorted(found, key=lambda one: not one.used)


def switches(most: int = 10) -> list[RouterSwitch]:
    """The latest switches, newest first."""
    rows = RouterSwitch.objects.select_related("switched_by", "model").defer("model__data")
    return list(rows.order_by("-pk")[:most])


def last_training() -> RouterTraining | None:
    """The latest nightly round."""
    return RouterTraining.objects.order_by("-day").first()


def last_made() -> RouterModel | None:
    """The newest version, whether it took over or not."""
    return RouterModel.objects.defer("data").order_by("-made_at").first()


def stuck(now: datetime, after: timedelta) -> list[RouterTraining]:
    """Rounds that began long ago and never said how they ended."""
    return list(RouterTraining.objects.filter(ended_at=None, started_at__lt=now - after))
