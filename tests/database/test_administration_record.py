"""Changes of administration are recorded for good: no row is altered or removed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from town import Town
from ulas.agencies.actions.recording import record
from ulas.agencies.models import AdministrationEvent, Change
from ulas.complaints.casefile import guards

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", ["UPDATE {} SET kind = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_a_recorded_change(act: str) -> None:
    town = Town()
    record(
        Change.POST_ENDED,
        by=town.clerk,
        now=town.now,
        agency=town.cast.roads,
        officer=town.roads,
        facts={"role": "AGENCY_OFFICER"},
    )
    table = AdministrationEvent._meta.db_table
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table))
    kept = AdministrationEvent.objects.get()
    assert (kept.kind, kept.facts) == ("POST_ENDED", '{"role": "AGENCY_OFFICER"}')


def test_a_missing_guard_of_either_table_is_noticed() -> None:
    assert guards.in_place()
    for table in guards.TABLES:
        name = f"{table}_no_update" if connection.vendor == "sqlite" else f"{table}_no_change"
        on = "" if connection.vendor == "sqlite" else f" ON {table}"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {name}{on}")
        assert not guards.in_place()
        guards.install()
    assert guards.in_place()
