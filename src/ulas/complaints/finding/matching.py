"""Asking the index: a condition over complaints, and the words that a typed one may have meant."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Value
from django.db.models.functions import Length

from ulas.complaints.models import SearchWord
from ulas.routing import nearest

CANDIDATES = 200
"""How many words by likeness are looked at for each typed one."""


class Worded(Func):
    """True for complaints whose words fit a query in the language of the database's index."""

    output_field = BooleanField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Ask the generated vector beside the column."""
        del connection, more
        table = compiler.compile(self.source_expressions[0])[0].rsplit(".", 1)[0]
        query, params = compiler.compile(self.source_expressions[1])
        return f"{table}.search_vector @@ to_tsquery('simple', {query})", params

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Ask the FTS5 table by the row's number."""
        del connection, more
        key = compiler.compile(self.source_expressions[0])[0]
        query, params = compiler.compile(self.source_expressions[1])
        sql = f"{key} IN (SELECT rowid FROM complaints_search WHERE words MATCH {query})"  # noqa: S608
        return sql, params


def worded(groups: Sequence[Sequence[str]], *, whole: bool = False) -> Worded:
    """Complaints that hold a word of every group; as beginnings of words unless `whole`."""
    query = _postgres(groups, whole) if connection.vendor == "postgresql" else _fts(groups, whole)
    return Worded(F("pk"), Value(query))


def meant(typed: Sequence[str]) -> list[list[str]]:
    """For each typed word itself and the known words that it may have meant; one statement.

    The vocabulary is everybody's, so its words may only ever be asked of cases in sight and
    never shown by themselves.
    """
    known = _alike(typed)
    return [[word, *nearest(word, known)] for word in typed]


def _alike(typed: Sequence[str]) -> set[str]:
    """Words of about the same length and letters, where the database can tell, by trigrams."""
    if connection.vendor == "sqlite":
        lengths = {length for word in typed for length in range(len(word) - 2, len(word) + 3)}
        rows = SearchWord.objects.alias(letters=Length("word")).filter(letters__in=lengths)
        return set(rows.values_list("pk", flat=True))
    parts = " UNION ALL ".join(
        f"(SELECT word FROM {SearchWord._meta.db_table} ORDER BY word <-> %s LIMIT {CANDIDATES})"  # noqa: S608
        for _ in typed
    )
    with connection.cursor() as cursor:
        cursor.execute(parts, list(typed))
        return {word for (word,) in cursor.fetchall()}


def _postgres(groups: Sequence[Sequence[str]], whole: bool) -> str:
    tail = "" if whole else ":*"
    told = [" | ".join(f"'{word}'{tail}" for word in group) for group in groups]
    return " & ".join(f"({one})" for one in told)


def _fts(groups: Sequence[Sequence[str]], whole: bool) -> str:
    tail = "" if whole else "*"
    told = [" OR ".join(f'"{word}"{tail}' for word in group) for group in groups]
    return " AND ".join(f"({one})" for one in told)
