"""Keys for complaints that were filed before there were any."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from ulas.complaints.casefile import alike
from ulas.complaints.models import BlockKey, Complaint

BATCH = 500


def index_alike(*, limit: int | None = None) -> int:
    """Give keys to complaints that have none, at most `limit` of them; how many got some.

    Safe to repeat and to stop at any point; no event, for nothing in the case changes.
    """
    done = 0
    while limit is None or done < limit:
        rows = _without(min(BATCH, (limit or BATCH + done) - done))
        if not rows:
            break
        keys = [key for row in rows for key in alike.keys_of(row)]
        with transaction.atomic():
            BlockKey.objects.bulk_create(keys, batch_size=2_000)
        done += len(rows)
    return done


def _without(most: int) -> list[Complaint]:
    has = BlockKey.objects.filter(complaint=OuterRef("pk"))
    rows = Complaint.objects.filter(~Exists(has), erased_at=None)
    return list(rows.select_related("area").order_by("pk")[:most])
