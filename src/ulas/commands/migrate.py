"""Bring the database to the present shape."""

from __future__ import annotations

from ulas.commands import manage


def main(argv: list[str]) -> int:
    """Run Django's migrate with the given words."""
    return manage.main(["migrate", *argv])
