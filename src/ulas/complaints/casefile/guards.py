"""Database triggers that refuse to change or remove an event.

Django's table rebuild on SQLite drops triggers, so they are put back after every migrate;
/readyz says when they are missing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLE = "complaints_event"
_SQLITE = {
    f"{TABLE}_no_{act}": (
        f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{act} BEFORE {act.upper()} ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
    )
    for act in ("update", "delete")
}
_REFUSE = f"EXECUTE FUNCTION {TABLE}_guard()"
_POSTGRES = f"""
CREATE OR REPLACE FUNCTION {TABLE}_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'events are append-only'; END $$;
DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE};
CREATE TRIGGER {TABLE}_no_change
    BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW {_REFUSE};
DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE};
CREATE TRIGGER {TABLE}_no_truncate
    BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT {_REFUSE};
"""


def install() -> None:
    """Put the guards in place; safe to repeat."""
    statements = _SQLITE.values() if connection.vendor == "sqlite" else (_POSTGRES,)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


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
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {TABLE} FROM {name}")


def in_place() -> bool:
    """Whether both guards stand."""
    if connection.vendor == "sqlite":
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    else:
        query = "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'"
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        return bool(cursor.fetchone()[0] == 2)


def remove() -> None:
    """Take the guards away: for the one test fixture that empties tables, and for restore."""
    names = list(_SQLITE) if connection.vendor == "sqlite" else []
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        if connection.vendor != "sqlite":
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}")
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE}")


@contextmanager
def lifted() -> Iterator[None]:
    """Without guards inside, with guards after."""
    remove()
    try:
        yield
    finally:
        install()
