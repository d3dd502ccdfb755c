"""Filing, tracking and the console queue on a filled database: statements and milliseconds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator

from ulas.commands.bench import Figure
from ulas.commands.bench.scratch import NOW, scratch_database

ROUNDS = 30
SMALL = 1_000


def measure(cases: int) -> Iterable[Figure]:
    """Figures on `cases` complaints, and the ratio of the queue's time to that on 1,000."""
    small = dict(_measured(SMALL, names=("queue",)))
    for name, (statements, median) in _measured(cases, names=("filing", "tracking", "queue")):
        yield Figure(f"{name}: statements", statements, "", LIMITS[name])
        yield Figure(f"{name}: median of {ROUNDS}", median, "ms")
        if name in small:
            ratio = median / small[name][1]
            yield Figure(f"{name}: time against {SMALL:,} cases", ratio, "times", 1.5)


LIMITS = {"filing": 12, "tracking": 8, "queue": 6}


def _measured(cases: int, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, float]]]:
    with scratch_database():
        from django.test import Client

        from ulas.commands.bench.filling import fill, officer_with
        from ulas.complaints.models import Complaint
        from ulas.complaints.sealed.sealing import token_for
        from ulas.sop.terms import Role

        started = time.perf_counter()
        fill(cases, NOW, agency="DPUPR")
        print(f"  {Complaint.objects.count():,} cases in {time.perf_counter() - started:.0f} s")
        officer = Client()
        officer.force_login(officer_with(Role.AGENCY_OFFICER, "DPUPR", NOW), BACKEND)
        citizen, number = Client(), Complaint.objects.order_by("id")[7].number
        calls: dict[str, Callable[[int], object]] = {
            "filing": lambda turn: citizen.post("/adu/", {**FORM, "key": f"{turn:032x}"}),
            "tracking": lambda _: citizen.get(f"/aduan/{number}/{token_for(number)}/"),
            "queue": lambda _: officer.get("/petugas/"),
        }
        for name in names:
            yield name, _one(calls[name])


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
