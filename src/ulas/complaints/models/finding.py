"""What finding needs besides the column `search` of a complaint.

On PostgreSQL the column has a generated tsvector beside it (`search_vector`, with a GIN index),
on SQLite an FTS5 table of its own (`complaints_search`); Django knows of neither.
"""

from django.db import models


class SearchWord(models.Model):
    """A word that some complaint holds, by which a slip of the finger is put right."""

    word = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.word
