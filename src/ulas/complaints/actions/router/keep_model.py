"""Verb: a trained version is kept, and put to use where it is not worse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ulas.complaints.models import RouterDecision, RouterModel, RouterSwitch

#: The file of a version that never decided anything is dropped after this; its figures stay.
FILE_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Trained:
    """A new version as the nightly round hands it over; see `RouterModel`."""

    version: str
    data: bytes
    labels: int
    held_out: int
    better: bool
    sentence: str
    figures: Mapping[str, float] = field(default_factory=dict)
    agencies: Sequence[Mapping[str, Any]] = ()
    learned_codes: str = ""
    send_from: float | None = None


def keep_model(*, trained: Trained, now: datetime) -> RouterModel:
    """Keep a version; the same file twice is one row. A better one takes over at once.

    Leave to send goes over to the new version only where that one was measured to deserve it.
    """
    with transaction.atomic():
        model, fresh = RouterModel.objects.get_or_create(
            version=trained.version,
            defaults={
                "data": trained.data,
                "size": len(trained.data),
                "made_at": now,
                "labels": trained.labels,
                "held_out": trained.held_out,
                "figures": dict(trained.figures),
                "agencies": [dict(row) for row in trained.agencies],
                "better": trained.better,
                "sentence": trained.sentence[:300],
                "learned_codes": trained.learned_codes,
                "send_from": trained.send_from,
            },
        )
        if fresh and trained.better:
            last = RouterSwitch.objects.order_by("-pk").first()
            RouterSwitch.objects.create(
                model=model,
                may_send=bool(last and last.may_send and model.send_from is not None),
                reason=trained.sentence[:300],
                switched_at=now,
            )
        _drop_files(now)
    return model


def _drop_files(now: datetime) -> None:
    idle = RouterModel.objects.filter(made_at__lt=now - FILE_KEPT, switches=None).exclude(size=0)
    # Decisions that asked no model are left out: a NULL in NOT IN would keep every file.
    asked = RouterDecision.objects.exclude(model=None).values("model")
    idle.exclude(pk__in=asked).update(data=b"", size=0)
