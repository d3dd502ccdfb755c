"""Idempotency: the client's key goes in first, in the filing's own transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ulas.complaints.models import Complaint, IdempotencyKey
from ulas.complaints.refusals import KeyInFlight, KeyReused


@dataclass(frozen=True)
class ClientKey:
    """A client's key for one filing and the digest of the body that came with it."""

    client: str
    key: str
    digest: str


def claim(key: ClientKey, number: str, now: datetime) -> Complaint | None:
    """Take the key for a new number; the earlier complaint where it was taken with this body.

    Raises:
        KeyReused: the key came before with another body.
        KeyInFlight: the filing with this key is still being written.
    """
    if _inserted(key, number, now):
        return None
    earlier = IdempotencyKey.objects.filter(client=key.client, key=key.key).first()
    if earlier is None:
        raise KeyInFlight
    if earlier.digest != key.digest:
        raise KeyReused
    return Complaint.objects.get(number=earlier.number)


def _inserted(key: ClientKey, number: str, now: datetime) -> bool:
    table = IdempotencyKey._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Without this an insert would wait for the other filing instead of answering.
            cursor.execute(
                "SELECT pg_try_advisory_xact_lock(hashtext(%s))", [f"{key.client}/{key.key}"]
            )
            if not cursor.fetchone()[0]:
                raise KeyInFlight
        cursor.execute(
            f"INSERT INTO {table} (client, key, digest, number, made_at) "  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [key.client, key.key, key.digest, number, now],
        )
        return bool(cursor.rowcount == 1)
