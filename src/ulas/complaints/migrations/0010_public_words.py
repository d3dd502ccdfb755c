"""PostgreSQL finds words inside the public texts by trigrams; SQLite reads the short column."""

from typing import Any

from django.db import migrations

MAKE = """CREATE INDEX IF NOT EXISTS complaint_public_words ON complaints_complaint
          USING gin (public_search gin_trgm_ops) WHERE released_at IS NOT NULL"""
DROP = "DROP INDEX IF EXISTS complaint_public_words"


def make(apps: Any, schema_editor: Any) -> None:
    """Make the index."""
    del apps
    _execute(schema_editor, MAKE)


def drop(apps: Any, schema_editor: Any) -> None:
    """Take it away again."""
    del apps
    _execute(schema_editor, DROP)


def _execute(schema_editor: Any, statement: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0009_router")]

    operations = [migrations.RunPython(make, drop)]
