"""Filing, tracking, queue, lists and search on a filled database: statements and milliseconds."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ulas.commands.bench import Figure
from ulas.commands.bench.ground.scratch import NOW, TwoSizes, scratch_database

RARE = "kuburan"
"""A word that one case holds, however many there are."""

ROUNDS = 30
SMALL = 1_000


def measure(cases: int) -> Iterable[Figure]:
    """Figures on `cases` complaints, and how many times as long as on 1,000 a page takes."""
    with scratch_database() as vendor:
        from ulas.commands.bench.ground.filling import file_originals, grow

        started = time.perf_counter()
        file_originals(NOW, agency="DPUPR")
        grow(SMALL)
        print(f"  {SMALL:,} cases in {time.perf_counter() - started:.0f} s, {vendor}", flush=True)
        calls = _calls()
        sizes = TwoSizes()
        started = time.perf_counter()
        print(f"  {grow(cases):,} cases in {time.perf_counter() - started:.0f} s", flush=True)
        try:
            for name, call in calls.items():
                yield from _figures(name, call, sizes)
        finally:
            sizes.close()


def _figures(name: str, call: Callable[[int], object], sizes: TwoSizes) -> Iterable[Figure]:
    page = LIMITS[name]
    wanted = 302 if name == "filing" else 200
    statements = _statements(call, wanted)
    small, grown = _medians(call, sizes, wanted)
    yield Figure(f"{name}: statements", statements, "", page.statements)
    yield Figure(f"{name}: median of {ROUNDS}", grown, "ms")
    yield Figure(f"{name}: time against {SMALL:,} cases", grown / small, "times", page.times)


@dataclass(frozen=True)
class Limit:
    """What was promised of a page: statements at most, and times as long as on 1,000 cases."""

    statements: int
    times: float | None = None


QUEUE = Limit(6, 1.5)
LIMITS = {
    "filing": Limit(12),
    "tracking": Limit(8),
    "queue of an agency": QUEUE,
    "queue of the clerk": QUEUE,
    "list": QUEUE,
    "list of an agency": QUEUE,
    "late ones, least time first": QUEUE,
    "search: a frequent word": QUEUE,
    "search: two words": QUEUE,
    "search: a rare word": QUEUE,
    "search: a slip": QUEUE,
    "search: a number": QUEUE,
    "search: an agency's, a word": QUEUE,
}


def _calls() -> dict[str, Callable[[int], object]]:
    from django.test import Client

    from ulas.complaints.models import Complaint
    from ulas.complaints.sealed.sealing import token_for

    citizen = Client()
    number = Complaint.objects.order_by("id")[7].number
    keys = itertools.count()
    agency, clerk = _desk("agency-officer-dpupr"), _desk("information-clerk-diskominfosp")
    return {
        "filing": lambda _: citizen.post("/adu/", {**FORM, "key": f"{next(keys):032x}"}),
        "tracking": lambda _: citizen.get(f"/aduan/{number}/{token_for(number)}/"),
        "queue of an agency": agency(""),
        "queue of the clerk": clerk(""),
        "list": clerk("aduan/"),
        "list of an agency": agency("aduan/"),
        "late ones, least time first": agency("aduan/?lambat=lewat&urut=tenggat"),
        "search: a frequent word": clerk("aduan/?teks=berlubang"),
        "search: two words": clerk("aduan/?teks=lampu+gang"),
        "search: a rare word": clerk(f"aduan/?teks={RARE}"),
        "search: a slip": clerk("aduan/?teks=berlubnag"),
        "search: a number": clerk(f"aduan/?teks={number}"),
        "search: an agency's, a word": agency("aduan/?teks=sampah"),
    }


def _desk(name: str) -> Callable[[str], Callable[[int], object]]:
    """Opens addresses below /petugas/ as a signed-in officer."""
    from django.test import Client

    from ulas.agencies.models import Officer

    client = Client()
    client.force_login(Officer.objects.get(username=f"bench-{name}"), BACKEND)
    return lambda address: lambda _: client.get(f"/petugas/{address}")


BACKEND = "django.contrib.auth.backends.ModelBackend"
FORM = {
    "text": "Lampu jalan di gang kami mati sudah seminggu.",
    "address": "Gang Melati 3",
    "name": "Warga Uji",
    "email": "uji@contoh.id",
    "identity_shown_to": "AGENCY",
}


def _statements(call: Callable[[int], object], wanted: int) -> int:
    """Statements of a warm call, without transaction control."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call(0)
    with CaptureQueriesContext(connection) as captured:
        _refuse_other(call(1), wanted)
    control = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
    return len([query for query in captured if not query["sql"].startswith(control)])


def _refuse_other(answer: object, wanted: int) -> None:
    """A page that sends one elsewhere is quick: its time would say nothing."""
    status = getattr(answer, "status_code", 0)
    if status != wanted:
        raise RuntimeError(f"The page answered {status}, so there is nothing to measure.")


def _medians(call: Callable[[int], object], sizes: TwoSizes, wanted: int) -> tuple[float, float]:
    """Median milliseconds on the small database and on the grown one, asked in turn."""
    seconds: dict[str, list[float]] = {sizes.small: [], sizes.grown: []}
    for turn in range(2, ROUNDS + 2):
        for name, measured in seconds.items():
            sizes.at(name)
            call(-turn)
            started = time.perf_counter()
            answer = call(turn)
            measured.append(time.perf_counter() - started)
            _refuse_other(answer, wanted)
    small, grown = (statistics.median(measured) * 1000 for measured in seconds.values())
    return small, grown
