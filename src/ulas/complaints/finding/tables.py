"""The index's own tables and columns, of which Django's models know nothing."""

from typing import Any

from ulas.complaints.finding import index
from ulas.complaints.finding.words import words_of

A_BATCH = 1_000

POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """ALTER TABLE complaints_complaint ADD COLUMN IF NOT EXISTS search_vector tsvector
       GENERATED ALWAYS AS (to_tsvector('simple', search)) STORED""",
    "CREATE INDEX IF NOT EXISTS complaint_search ON complaints_complaint USING gin (search_vector)",
    """CREATE INDEX IF NOT EXISTS searchword_alike ON complaints_searchword
       USING gist (word gist_trgm_ops)""",
)
SQLITE = ("CREATE VIRTUAL TABLE IF NOT EXISTS complaints_search USING fts5(words)",)


def make(apps: Any, schema_editor: Any) -> None:
    """Make them for this database; safe to repeat."""
    del apps
    postgres = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for statement in POSTGRES if postgres else SQLITE:
            cursor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    del apps
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE complaints_complaint DROP COLUMN IF EXISTS search_vector")
        else:
            cursor.execute("DROP TABLE IF EXISTS complaints_search")


def fill(apps: Any, schema_editor: Any) -> None:
    """Work out the words of the complaints that are there, and index them."""
    del schema_editor
    model = apps.get_model("complaints", "Complaint")
    kept: list[Any] = []
    rows = model.objects.filter(erased_at=None).select_related("area", "category")
    for row in rows.iterator(A_BATCH):
        row.search = words_of(row)
        kept.append(row)
        if len(kept) == A_BATCH:
            model.objects.bulk_update(kept, ["search"])
            kept.clear()
    model.objects.bulk_update(kept, ["search"])
    index.rebuild()
