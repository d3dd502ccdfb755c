"""Filing, tracking and the console queue on a filled database: statements and milliseconds."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Iterable

from ulas.commands.bench import Figure
from ulas.commands.bench.ground.scratch import NOW, scratch_database

ROUNDS = 30
SMALL = 1_000


def measure(cases: int) -> Iterable[Figure]:
    """Figures on `cases` complaints, and the ratio of the queue's time to that on 1,000."""
    with scratch_database():
        from ulas.commands.bench.ground.filling import file_originals, grow

        started = time.perf_counter()
        file_originals(NOW, agency="DPUPR")
        grow(SMALL)
        calls = _calls()
        _, small = _one(calls["queue"])
        print(f"  {grow(cases):,} cases in {time.perf_counter() - started:.0f} s", flush=True)
        for name, call in calls.items():
            statements, median = _one(call)
            yield Figure(f"{name}: statements", statements, "", LIMITS[name])
            yield Figure(f"{name}: median of {ROUNDS}", median, "ms")
            if name == "queue":
                yield Figure(f"queue: time against {SMALL:,} cases", median / small, "times", 1.5)


LIMITS = {"filing": 12, "tracking": 8, "queue": 6}


def _calls() -> dict[str, Callable[[int], object]]:
    from django.test import Client

    from ulas.agencies.models import Officer
    from ulas.complaints.models import Complaint
    from ulas.complaints.sealed.sealing import token_for

    officer, citizen = Client(), Client()
    officer.force_login(Officer.objects.get(username="bench-agency-officer-dpupr"), BACKEND)
    number = Complaint.objects.order_by("id")[7].number
    keys = itertools.count()
    return {
        "filing": lambda _: citizen.post("/adu/", {**FORM, "key": f"{next(keys):032x}"}),
        "tracking": lambda _: citizen.get(f"/aduan/{number}/{token_for(number)}/"),
        "queue": lambda _: officer.get("/petugas/"),
    }


BACKEND = "django.contrib.auth.backends.ModelBackend"
FORM = {
    "text": "Lampu jalan di gang kami mati sudah seminggu.",
    "address": "Gang Melati 3",
    "name": "Warga Uji",
    "email": "uji@contoh.id",
    "identity_shown_to": "AGENCY",
}


def _one(call: Callable[[int], object]) -> tuple[int, float]:
    """Statements of a warm call without transaction control, and the median milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call(0)
    with CaptureQueriesContext(connection) as captured:
        call(1)
    control = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
    statements = [query for query in captured if not query["sql"].startswith(control)]
    seconds = []
    for turn in range(2, ROUNDS + 2):
        started = time.perf_counter()
        call(turn)
        seconds.append(time.perf_counter() - started)
    return len(statements), statistics.median(seconds) * 1000
