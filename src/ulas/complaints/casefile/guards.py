"""Database triggers that refuse to change or remove an event of a case or of administration.

Django's table rebuild on SQLite drops triggers, so they are put back after every migrate;
/readyz says when they are missing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLES = ("complaints_event", "agencies_administrationevent")
TRIGGERS_EACH = 2


def install(web_role: str = "") -> None:
    """Put the guards in place, and on PostgreSQL the grants of the web role where one is named.

    Safe to repeat; only the owner of the tables can do it.
    """
    make = _sqlite if connection.vendor == "sqlite" else _postgres
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in make(table):
                cursor.execute(statement)
    if web_role and connection.vendor == "postgresql":
        grant_web_role(web_role)


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act.upper()} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
        for act in ("update", "delete")
    ]


def _postgres(table: str) -> list[str]:
    refuse = f"EXECUTE FUNCTION {table}_guard()"
    return [
        (
            f"CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'events are append-only'; END $$"
        ),
        *_dropped(table),
        (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW {refuse}"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT {refuse}"
        ),
    ]


def _dropped(table: str) -> list[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_no_{act}" for act in ("update", "delete")]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{act} ON {table}" for act in ("change", "truncate")]


def grant_web_role(role: str) -> None:
    """Give the web role of PostgreSQL what it needs and no more.

    It owns no table, and of events it may only select and insert. Run it as the owner of the
    tables after every migrate.
    """
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}"
        )
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {name}")
        for table in TABLES:
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {name}")


def in_place() -> bool:
    """Whether both guards of every guarded table stand."""
    if connection.vendor == "sqlite":
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    else:
        # to_regclass: a table that is not there yet has no guard, and is no error.
        query = (
            "SELECT count(*) FROM pg_trigger "
            "WHERE tgrelid = to_regclass(%s) AND tgenabled = 'O' AND NOT tgisinternal"
        )
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(query, [table])
            if cursor.fetchone()[0] != TRIGGERS_EACH:
                return False
    return True


def remove() -> None:
    """Take the guards away: for the one test fixture that empties tables, and for restore."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in _dropped(table):
                cursor.execute(statement)


@contextmanager
def lifted() -> Iterator[None]:
    """Without guards inside, with guards after."""
    remove()
    try:
        yield
    finally:
        install()
