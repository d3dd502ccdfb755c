"""Bring the database to the present shape, and put the guards of the events back."""

from __future__ import annotations

import os

from ulas.commands import manage


def main(argv: list[str]) -> int:
    """Run Django's migrate with the given words; then guards and grants.

    A table rebuild on SQLite drops triggers, so this and no other command migrates.
    """
    code = manage.main(["migrate", *argv])
    if code or {"--check", "--plan"} & set(argv):
        return code
    # Django is set up only once the first command has run.
    from ulas.complaints.casefile import guards

    guards.install(os.environ.get("ULAS_WEB_ROLE", ""))
    return 0
