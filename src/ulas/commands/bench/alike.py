"""Finding the same matter among many cases: for the officer who may merge, for the citizen.

Twenty thousand cases have texts of their own; beyond that every text is there many times.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from ulas.commands.bench import Figure
from ulas.commands.bench.ground.scratch import NOW, scratch_database

if TYPE_CHECKING:
    from ulas.agencies.models import Area
    from ulas.complaints.models import Complaint

ROUNDS = 40
BATCH = 2_000
LIMIT_MS = 50.0
#: The cases lie in so many days: a city of Solo's size gets some hundred a day at most.
DAYS = 1_500
OWN_TEXTS = 20_000
WHAT = [
    "jalan berlubang",
    "lampu jalan padam",
    "sampah menumpuk",
    "parkir liar",
    "air keruh",
    "selokan tersumbat",
    "\npohon condong",
    "trotoar pecah",
    "tagihan melonjak",
    "halte rusak",
    "pengamen memaksa",
    "kabel menjuntai",
    "\nantrean ktp lama",
    "bantuan belum cair",
    "puskesmas penuh",
    "asap pembakaran",
    "banjir setinggi lutut",
    "\nbau limbah",
    "portal kampung ditutup",
    "knalpot bising",
]
WHERE = [
    "pasar",
    "masjid",
    "sekolah",
    "balai",
    "gapura",
    "jembatan",
    "lapangan",
    "gereja",
    "terminal",
    "kantor",
    "makam",
]
MORE = [
    "sudah sejak kemarin",
    "sejak bulan lalu",
    "setiap malam",
    "tadi pagi",
    "warga takut",
    "anak anak jatuh",
    "\nbelum ada petugas",
    "mohon dicek",
    "sudah lapor ketua",
    "membahayakan pengendara",
    "baunya menyengat",
    "\ntolong segera",
    "bertahun tahun begini",
    "macet panjang",
    "ibu ibu mengeluh",
]


def measure(cases: int) -> Iterable[Figure]:
    """Milliseconds of both look-ups among `cases` complaints with distinct texts."""
    with scratch_database():
        started = time.perf_counter()
        _fill(cases)
        print(f"  {cases:,} cases in {time.perf_counter() - started:.0f} s", flush=True)
        for name, call in _calls().items():
            times = sorted(_timed(call))
            yield Figure(f"{name}: median of {ROUNDS}", statistics.median(times), "ms", LIMIT_MS)
            yield Figure(f"{name}: slowest but one", times[-2], "ms")


def _fill(cases: int) -> None:
    from ulas.agencies.models import Area
    from ulas.commands.bench.ground.filling import ORIGINALS, file_originals, grow
    from ulas.complaints.casefile import alike
    from ulas.complaints.models import BlockKey, Complaint

    file_originals(NOW, agency="DPUPR")
    pattern = Complaint.objects.order_by("id")[7]
    areas = list(Area.objects.filter(kind="KELURAHAN").order_by("code"))
    chance = random.Random(5)  # noqa: S311 not for secrets
    own = min(cases, OWN_TEXTS) - ORIGINALS
    for start in range(0, own, BATCH):
        rows = [
            _row(number, pattern, areas, chance) for number in range(start, min(own, start + BATCH))
        ]
        Complaint.objects.bulk_create(rows)
        keys = [key for row in rows for key in alike.keys_of(row)]
        BlockKey.objects.bulk_create(keys, batch_size=BATCH)
    grow(cases, min(cases, OWN_TEXTS))


def _row(number: int, pattern: Complaint, areas: list[Area], chance: random.Random) -> Complaint:
    from ulas.complaints.models import Complaint

    at = NOW - timedelta(minutes=chance.randrange(DAYS * 24 * 60))
    text = _text(chance)
    return Complaint(
        number=str(2_000_000_000 + number),
        state="ACCEPTED" if number % 3 else "CLOSED",
        body=text,
        public_body=text,
        released_at=at if number % 2 else None,
        complainant_id=pattern.complainant_id,
        channel="WEBSITE",
        area=chance.choice(areas),
        latitude=-7.53 - chance.random() * 0.06,
        longitude=110.77 + chance.random() * 0.1,
        visibility="PUBLIC",
        received_at=at,
        filed_at=at,
        procedure_version_id=pattern.procedure_version_id,
    )


def _text(chance: random.Random) -> str:
    what, where = chance.choice(WHAT).strip(), chance.choice(WHERE)
    more = " ".join(part.strip() for part in chance.sample(MORE, 3))
    return f"{what} di gang {chance.randrange(400)} dekat {where} {chance.randrange(90)}, {more}."


def _calls() -> dict[str, Callable[[int], object]]:
    from ulas.complaints.models import Complaint
    from ulas.complaints.queries.merging import merge_candidates
    from ulas.complaints.queries.similar import similar

    newest = Complaint.objects.select_related("area__parent").order_by("-filed_at")
    rows = list(newest.filter(state="ACCEPTED")[: ROUNDS + 1])
    return {
        "merge candidates": lambda turn: merge_candidates(rows[turn]),
        "similar, for the citizen": lambda turn: similar(
            rows[turn].body,
            NOW,
            area=_area_of(rows[turn]),
            latitude=rows[turn].latitude,
            longitude=rows[turn].longitude,
        ),
    }


def _area_of(complaint: Complaint) -> str:
    return complaint.area.code if complaint.area else ""


def _timed(call: Callable[[int], object]) -> Iterator[float]:
    call(ROUNDS)
    for turn in range(ROUNDS):
        started = time.perf_counter()
        call(turn)
        yield (time.perf_counter() - started) * 1000
