"""Bring the database to the present shape, and put the guards of the events back."""

from __future__ import annotations

import os
import sys

from ulas.commands import manage


def main(argv: list[str]) -> int:
    """Run Django's migrate with the given words; then guards and grants, then look at the keys.

    A table rebuild on SQLite drops triggers, so this and no other command migrates. With
    --check nothing is written; 1 where a migration waits or the key ring is a wrong one.
    """
    code = manage.main(["migrate", *argv])
    if code or "--plan" in argv:
        return code
    # Django is set up only once the first command has run.
    from ulas.complaints.actions import note_key_ring
    from ulas.complaints.casefile import guards
    from ulas.complaints.queries.key_ring import ring_fault
    from ulas.complaints.sealed.keyring import KeyRingError
    from ulas.look.now import now

    if "--check" in argv:
        fault = ring_fault()
    else:
        guards.install(os.environ.get("ULAS_WEB_ROLE", ""))
        try:
            note_key_ring(now=now())
            fault = ""
        except KeyRingError as wrong:
            fault = str(wrong)
    if fault:
        print(f"migrate: {fault}", file=sys.stderr)
    return 1 if fault else 0
