"""Show the whole system with invented cases: own data folder, printed log-ins, no mail leaves."""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from ulas.commands import serve
from ulas.commands.demo import place
from ulas.commands.demo.place import DemoRefused, Mark
from ulas.commands.tooling.project import PROJECT

STALE_AFTER = timedelta(hours=12)
MANAGE = (sys.executable, "-m", "ulas.config", "manage")
CASES = PROJECT / "data" / "demo" / "cases"


def main(argv: list[str]) -> int:
    """Prepare what is missing and serve until stopped; return 1 where there is a real database."""
    options = _options(argv)
    started = time.monotonic()
    try:
        folder = place.choose()
        if options.fresh or place.has_lost_its_keys(folder):
            place.clear(folder)
        refusal = "" if options.seed_only else serve.port_refusal(options.host, options.port)
        if refusal:
            raise DemoRefused(refusal)
        place.enter(folder, options.host, options.port)
        mark = place.read_mark(folder)
        if mark.prepared != place.digest() or not mark.played_at:
            mark = _prepare(mark)
            place.write_mark(folder, mark)
    except DemoRefused as refused:
        print(f"demo: {refused}", file=sys.stderr)
        return 1
    _say(mark, options.port)
    print(f"Siap dalam {time.monotonic() - started:.1f} detik.", flush=True)
    return 0 if options.seed_only else serve.serve(options.host, options.port, 1)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./ulas demo", description=__doc__)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (127.0.0.1); 0.0.0.0 lets phones in the same network try it",
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--fresh", action="store_true", help="throw the demo data away first")
    parser.add_argument("--seed-only", action="store_true", help="prepare the data, do not serve")
    return parser.parse_args(argv)


def _prepare(mark: Mark) -> Mark:
    """Database, pages' files, reference data, officers and cases; says how long each took."""
    from ulas.commands import load, migrate
    from ulas.look.now import now

    # On the second core while the first one plays.
    pages = subprocess.Popen([*MANAGE, "collectstatic", "--no-input", "--verbosity", "0"])
    with _timed("basis data"):
        if migrate.main(["--no-input", "--verbosity", "0"]):
            raise DemoRefused("basis data peragaan tidak dapat disiapkan; coba --fresh.")
    with _timed("data acuan"):
        if load.load_city(_city_folder(), quiet=True):
            raise DemoRefused("data acuan kota tidak dapat dimuat; perbaiki berkas di atas.")
    numbers, played_at = mark.numbers, mark.played_at
    if not played_at:
        with _timed("aduan contoh"):
            numbers, played_at = _seed(), now().isoformat()
    with _timed("sisa berkas halaman"):
        if pages.wait():
            raise DemoRefused("berkas halaman tidak dapat disiapkan; sebabnya di atas.")
    return Mark(place.digest(), played_at, numbers)


def _city_folder() -> Path:
    from django.conf import settings

    return Path(settings.ULAS_CITY_FOLDER)


def _seed() -> dict[str, str]:
    """Make officers and cases; needs Django, which migrating has set up."""
    from ulas.agencies.models import Officer
    from ulas.agencies.queries.calendars import current_revision
    from ulas.commands.demo import cast, playing, writing
    from ulas.commands.demo.grammar import StoryBroken
    from ulas.commands.demo.stories import read_stories
    from ulas.look.now import now
    from ulas.sop.terms import Role

    # The log of days that were only played tells nobody anything.
    logging.getLogger("ulas.jobs").setLevel(logging.WARNING)
    start, calendar = now(), current_revision().calendar()
    try:
        officers = cast.gather(start)
        writing.keep_templates(Officer.objects.get(posts__role=Role.ADMINISTRATOR), start)
        stories = read_stories(CASES, calendar, start)
        return playing.play(stories, officers, calendar, start)
    except StoryBroken as broken:
        raise DemoRefused(f"aduan contoh tidak dapat dimainkan: {broken}") from broken


@contextmanager
def _timed(title: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    print(f"  {title}: {time.monotonic() - begun:.1f} detik", file=sys.stderr, flush=True)


def _say(mark: Mark, port: int) -> None:
    from ulas.commands.demo.cast import read_cast

    cast, site = read_cast(), f"http://localhost:{port}"
    print(f"\nPeragaan ULAS di {site}/ -- semua orang dan aduannya karangan.")
    print("Tidak ada surel yang terkirim; surat-suratnya terbaca petugas di Kotak keluar.")
    print(f"Petugas masuk di {site}/petugas/ dengan kata sandi: {cast.password}\n")
    width = max(len(one.username) for one in cast.players)
    for one in cast.players:
        print(f"  {one.username:{width}}  {one.about}")
    print("\nHalaman pengadu, misalnya:")
    for label, path in mark.numbers.items():
        print(f"  {label}: {site}{path}")
    print(_age(mark))


def _age(mark: Mark) -> str:
    """What to do about a demo whose minutes ran out long ago; empty while it is fresh."""
    from ulas.look.now import now

    age = now() - datetime.fromisoformat(mark.played_at)
    if age < STALE_AFTER:
        return ""
    days = f"{age.days} hari" if age.days else f"{age.seconds // 3600} jam"
    return (
        f"\nData ini dibuat {days} yang lalu, jadi banyak yang kini terlambat. "
        "Mulai dari awal: ./ulas demo --fresh\n"
    )
