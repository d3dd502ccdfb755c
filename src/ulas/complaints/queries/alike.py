"""Complaints that share a key with a text and place: an indexed look-up, whatever the size."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL

from ulas.complaints.models import BlockKey

#: A key that very many share says little; of each only the newest are looked at.
EACH_KEY = 60
MOST = 80


def sharing(numbers: Sequence[int], since: datetime, until: datetime, most: int = MOST) -> RawSQL:
    """Ids for `pk__in`: complaints filed in a span that share keys, those with most keys first.

    Each key reads one short range of the index (key, filed_at, complaint) and no more.
    """
    table = connection.ops.quote_name(BlockKey._meta.db_table)
    one = (
        f"SELECT * FROM (SELECT complaint_id FROM {table} "  # noqa: S608 the name is our model's
        "WHERE key = %s AND filed_at BETWEEN %s AND %s ORDER BY filed_at DESC LIMIT %s) AS one"
    )
    keys = list(numbers) or [0]
    met = " UNION ALL ".join([one] * len(keys))
    adapt = connection.ops.adapt_datetimefield_value
    params: list[object] = []
    for number in keys:
        params += [number, adapt(since), adapt(until), EACH_KEY]
    best = (
        f"SELECT complaint_id FROM ({met}) AS met GROUP BY complaint_id "  # noqa: S608 as above
        "ORDER BY COUNT(*) DESC, complaint_id DESC LIMIT %s"
    )
    return RawSQL(best, [*params, most])  # noqa: S611 built from placeholders alone
