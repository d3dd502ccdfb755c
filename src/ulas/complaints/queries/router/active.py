"""The model in use: read once a process, looked up by one small statement each time."""

from dataclasses import dataclass
from functools import lru_cache

from ulas.complaints.models import RouterModel, RouterSwitch
from ulas.routing.model import LazyModel


@dataclass(frozen=True)
class InUse:
    """Which version holds now; `may_send` as a person allowed."""

    pk: int
    version: str
    send_from: float | None
    may_send: bool


def in_use() -> InUse | None:
    """The version that was switched to last; None before the first training."""
    columns = ("model_id", "model__version", "model__send_from", "may_send")
    row = RouterSwitch.objects.order_by("-pk").values_list(*columns).first()
    return InUse(*row) if row else None


def active_model() -> LazyModel | None:
    """The model to ask; one that cannot be read says so in a sentence and knows nothing."""
    now = in_use()
    if now is None:
        return None
    return _read(now.pk, now.version, now.send_from if now.may_send else None)


def model_of(version: str) -> LazyModel | None:
    """Any kept version, to see what it would have said; it never sends."""
    pk = RouterModel.objects.filter(version=version).values_list("pk", flat=True).first()
    return _read(pk, version, None) if pk is not None else None


@lru_cache(maxsize=2)
def _read(pk: int, version: str, send_from: float | None) -> LazyModel:
    def data() -> bytes:
        found = RouterModel.objects.filter(pk=pk).values_list("data", flat=True).first()
        return bytes(found or b"")

    return LazyModel(data, version, send_from)
