"""Keeping the index: every verb that changes the words of a case calls `keep` once.

PostgreSQL computes the vector from the column by itself; SQLite's FTS5 table is written here.
A flush of the tables does not empty FTS5: a row is always replaced, never only added.
"""

from django.core.cache import cache
from django.db import connection, transaction

from ulas.complaints.finding.matching import worded
from ulas.complaints.finding.words import words_of
from ulas.complaints.models import Complaint, SearchWord

A_BATCH = 2_000
KEEP_SECONDS = 60


def refresh(complaint: Complaint) -> None:
    """Set the searchable words from what the complaint says now; the caller saves it."""
    complaint.search = words_of(complaint)


def keep(complaint: Complaint) -> None:
    """Take a saved complaint's words into the index, inside the verb's transaction."""
    if connection.vendor == "sqlite":
        _write_fts([complaint])
    # In one order, so that two filings that bring the same new words wait and do not deadlock.
    words = sorted(set(complaint.search.split()) - _known(complaint.search.split()))
    if not words:
        return
    SearchWord.objects.bulk_create([SearchWord(word) for word in words], ignore_conflicts=True)
    names = [_name(word) for word in words]
    transaction.on_commit(lambda: cache.set_many(dict.fromkeys(names, True), KEEP_SECONDS))


def _known(words: list[str]) -> set[str]:
    """Words that were seen in the vocabulary a moment ago: most texts bring no new one."""
    held = cache.get_many([_name(word) for word in words])
    return {word for word in words if _name(word) in held}


def _name(word: str) -> str:
    return f"searchword:{word}"


def forget(words: str) -> None:
    """Take words out of the vocabulary that no complaint holds any more."""
    gone = [word for word in sorted(set(words.split())) if not _held(word)]
    SearchWord.objects.filter(pk__in=gone).delete()
    cache.delete_many([_name(word) for word in gone])


def rebuild() -> int:
    """Fill the index anew from the column of every complaint; how many there were."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM complaints_search")
    SearchWord.objects.all().delete()
    rows = Complaint.objects.exclude(search="").only("search").order_by("pk")
    count, words = 0, set()
    for complaint in rows.iterator(A_BATCH):
        count += 1
        words |= set(complaint.search.split())
    SearchWord.objects.bulk_create(
        [SearchWord(word) for word in sorted(words)], A_BATCH, ignore_conflicts=True
    )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO complaints_search (rowid, words) "
                "SELECT id, search FROM complaints_complaint WHERE search <> ''"
            )
    return count


def _write_fts(complaints: list[Complaint]) -> None:
    with connection.cursor() as cursor:
        for one in complaints:
            if not one.search:
                cursor.execute("DELETE FROM complaints_search WHERE rowid = %s", [one.pk])
                continue
            cursor.execute(
                "INSERT OR REPLACE INTO complaints_search (rowid, words) VALUES (%s, %s)",
                [one.pk, one.search],
            )


def _held(word: str) -> bool:
    return Complaint.objects.filter(worded([[word]])).exists()
