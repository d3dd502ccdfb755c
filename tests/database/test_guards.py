"""What happened stays: the database itself refuses to change or remove an event."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client

import laws
from town import Town
from ulas.commands import migrate
from ulas.complaints import actions
from ulas.complaints.casefile import guards
from ulas.complaints.models import Event
from ulas.jobs import rounds
from ulas.look.now import freeze

CHANGES = (
    "UPDATE complaints_event SET kind = 'ACCEPTED'",
    "UPDATE complaints_event SET body = body WHERE seq = 1",
    "DELETE FROM complaints_event",
    "DELETE FROM complaints_event WHERE seq = 1",
)
TAKING_OVER = (
    "ALTER TABLE complaints_event DISABLE TRIGGER ALL",
    "DROP TRIGGER complaints_event_no_change ON complaints_event",
    (
        "CREATE OR REPLACE FUNCTION complaints_event_guard() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RETURN NEW; END $$"
    ),
    "DROP TABLE complaints_event CASCADE",
    "ALTER TABLE complaints_event OWNER TO ulas_web_probe",
    "SET session_replication_role = replica",
    "CREATE TABLE probe (id int)",
)
pytestmark = pytest.mark.django_db


def refused(statement: str) -> str:
    """Run a statement that must fail; what the database said."""
    with (
        pytest.raises(DatabaseError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return str(caught.value)


@pytest.fixture
def town(db: None) -> Town:
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    return town


def test_every_table_of_events_is_guarded() -> None:
    events = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("ulas.") and model.__name__.endswith("Event")
    }
    assert events == set(guards.TABLES)


@pytest.mark.parametrize("statement", CHANGES)
def test_an_event_is_neither_changed_nor_removed(town: Town, statement: str) -> None:
    assert "append-only" in refused(statement)
    assert town.events == ["FILED", "ACCEPTED"]
    assert town.faults() == []


def test_nor_through_the_models(town: Town) -> None:
    event = Event.objects.first()
    assert event is not None
    event.kind = "CLOSED"
    for change in (event.save, event.delete, lambda: Event.objects.update(kind="CLOSED")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert town.events == ["FILED", "ACCEPTED"]


@pytest.mark.postgres
def test_nor_by_emptying_the_table(town: Town) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert "append-only" in refused("TRUNCATE complaints_event CASCADE")


def test_guards_come_back_after_whoever_lifted_them_fell_over(town: Town) -> None:
    with pytest.raises(RuntimeError), guards.lifted():
        assert not guards.in_place()
        raise RuntimeError
    assert guards.in_place()


def test_a_rebuilt_table_is_reported_by_readyz_and_guarded_again_by_migrate(
    emptied: None, client: Client
) -> None:
    """Django rebuilds a table on SQLite to change it; the triggers are gone with the old one."""
    assert client.get("/readyz").json()["wrong"] == {}
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor._remake_table(Event)
    else:
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE complaints_event DISABLE TRIGGER complaints_event_no_change"
            )
    said = client.get("/readyz")
    assert said.status_code == 503
    assert "./ulas migrate" in said.json()["wrong"]["guards"]
    assert migrate.main(["--verbosity", "0"]) == 0
    assert client.get("/readyz").json()["wrong"] == {}
    town = Town()
    town.file()
    assert "append-only" in refused(CHANGES[0])


# -- the web role of PostgreSQL -----------------------------------------------------------------


@contextmanager
def as_web_role() -> Iterator[None]:
    """Everything inside is done by a role that serves pages, as a migrate grants it."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE ulas_web_probe LOGIN")
        guards.install("ulas_web_probe")
        cursor.execute("SET ROLE ulas_web_probe")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@pytest.mark.postgres
def test_the_web_role_owns_nothing_and_may_only_read_and_add_events(town: Town) -> None:
    with as_web_role():
        for statement in (*CHANGES, "TRUNCATE complaints_event"):
            assert "permission denied" in refused(statement), statement
        for statement in TAKING_OVER:
            said = refused(statement)
            assert "must be owner" in said or "permission denied" in said, (statement, said)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
            assert cursor.fetchone() == (0,)
    assert guards.in_place()
    assert town.events == ["FILED", "ACCEPTED"]


@pytest.mark.postgres
def test_the_web_role_can_do_the_whole_work(town: Town) -> None:
    """A case from filing to erasing, the worker's rounds and the nightly work, by that role."""
    with as_web_role():
        freeze(town.now)
        town.file()
        town.do("accept", town.clerk)
        (referral,) = town.refer("DPUPR")
        town.answer(town.roads, referral, "Lubang sudah ditambal.")
        town.do("give_feedback", None, rating=5, solved=True)
        town.do("erase_identity", town.reviewer)
        rounds.everything(town.after(60 * 24 * 20).now)
        actions.forget_old_keys(now=town.now)
        freeze(None)
    assert "IDENTITY_ERASED" in town.events
    assert laws.broken_anywhere(town.now) == []


@pytest.mark.postgres
def test_without_the_grants_the_web_role_reads_nothing(town: Town) -> None:
    """The grants are what opens the tables: a role that was forgotten falls over at once."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE ulas_web_forgotten LOGIN")
        cursor.execute("SET ROLE ulas_web_forgotten")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Event.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
