"""Asking the index: a condition over complaints, and the words that a typed one may have meant."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Length

from ulas.complaints.models import SearchWord
from ulas.routing import nearest

CANDIDATES = 200
"""How many words by likeness are looked at for each typed one."""
MOST_BEGUN = 20
"""How many words that begin as typed are asked for."""


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


def worded(groups: Sequence[Sequence[str]]) -> Worded:
    """Complaints that hold a word of every group.

    Whole words only: of these PostgreSQL knows how many there are, and takes the right way.
    """
    query = _postgres(groups) if connection.vendor == "postgresql" else _fts(groups)
    return Worded(F("pk"), Value(query))


def meant(typed: Sequence[str]) -> list[list[str]]:
    """For each typed word itself, words that begin with it and words it may be a slip of.

    One statement. The vocabulary is everybody's, so its words may only ever be asked of cases
    in sight and never shown by themselves.
    """
    known = sorted(_candidates(typed))
    begun = {word: [one for one in known if one.startswith(word)][:MOST_BEGUN] for word in typed}
    return [list(dict.fromkeys([word, *begun[word], *nearest(word, known)])) for word in typed]


def _candidates(typed: Sequence[str]) -> set[str]:
    """Words that begin as typed, and those most alike by trigrams or of about that length."""
    if connection.vendor == "sqlite":
        lengths = {length for word in typed for length in range(len(word) - 2, len(word) + 3)}
        alike = Q(letters__in=lengths)
        for word in typed:
            alike |= Q(word__startswith=word)
        rows = SearchWord.objects.alias(letters=Length("word")).filter(alike)
        return set(rows.values_list("pk", flat=True))
    table = SearchWord._meta.db_table
    one = (
        f"(SELECT word FROM {table} ORDER BY word <-> %s LIMIT {CANDIDATES}) UNION ALL "  # noqa: S608
        f"(SELECT word FROM {table} WHERE word LIKE %s LIMIT {CANDIDATES})"
    )
    given = [value for word in typed for value in (word, f"{word}%")]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(typed)), given)
        return {word for (word,) in cursor.fetchall()}


def _postgres(groups: Sequence[Sequence[str]]) -> str:
    told = [" | ".join(f"'{word}'" for word in group) for group in groups]
    return " & ".join(f"({one})" for one in told)


def _fts(groups: Sequence[Sequence[str]]) -> str:
    told = [" OR ".join(f'"{word}"' for word in group) for group in groups]
    return " AND ".join(f"({one})" for one in told)
