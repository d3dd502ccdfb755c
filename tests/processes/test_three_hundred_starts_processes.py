"""Three hundred complaints from a file, driven to published answers through the HTTP doors alone.

A real server and its worker on PostgreSQL, served by the role that may not change an event. Rows
that come open are driven: received, distributed, answered and published by signed-in officers.
Rows that bring their own end (answered, rejected, withdrawn elsewhere) stay as they came; nobody
here works on them, and they are counted apart. A few more are filed at the portal and the API
meanwhile and followed by their complainants. All data is invented by this file.
`DRIVEN_CASES=60` drives fewer.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from doors import Door, Page
from installation import command, free_port
from served import environment, run
from ulas.commands.tooling import scratch_postgres

pytestmark = pytest.mark.processes

OPEN, ENDED, BROKEN = int(os.environ.get("DRIVEN_CASES", "300")), 12, 3
PATIENCE = 600
PASSWORD = "sandi-uji-yang-panjang"
MATTERS = (
    ("Perparkiran", "DISHUB", "Parkir liar di tepi jalan sampai malam"),
    ("Pendidikan", "DISDIK", "Biaya seragam sekolah terlalu mahal"),
    ("Kesehatan", "DINKES", "Antrean puskesmas terlalu panjang"),
    ("Administrasi Kependudukan", "DISDUKCAPIL", "KTP belum jadi setelah dua bulan"),
    ("Perizinan", "DPMPTSP", "Izin usaha tidak terbit-terbit"),
    ("", "DISHUB", "Rambu di perempatan miring dan susah dibaca"),
)
AGENCIES = sorted({agency for _, agency, _ in MATTERS})
OFFICERS = f"""
from ulas.agencies.actions import PostWanted, make_officer
from ulas.look.now import now
def made(name, role, agency):
    make_officer(username=name, full_name=name, posts=[PostWanted(role, agency)], now=now(),
                 password={PASSWORD!r})
made("clerk", "INFORMATION_CLERK", "DISKOMINFOSP")
made("reviewer", "POLICY_REVIEWER", "DISKOMINFOSP")
for code in {AGENCIES!r}:
    made(code.lower(), "AGENCY_OFFICER", code)
"""


def write_export(path: Path) -> None:
    """An export as another system would write it; every row carries a mark of its own."""
    columns = [
        "Nomor", "Tanggal", "Kanal", "Kategori", "Instansi", "Judul", "Isi", "Status", "Jawaban",
        "Tanggal Jawaban", "Nama", "Email", "Lokasi",
    ]  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter=";")
        table.writerow(columns)
        for row in range(OPEN + ENDED):
            table.writerow(_row(row))
        for row in range(BROKEN):
            wrong = (("kapan-kapan", "Baru"), ("2026-02-01", "Entah"), ("2099-01-01", "Baru"))
            day, status = wrong[row]
            table.writerow([f"X-{row}", day, "Website", "", "", "", "Salah.", status, *[""] * 5])


def _row(row: int) -> list[str]:
    category, agency, text = MATTERS[row % len(MATTERS)]
    day = f"2026-03-{1 + row % 28:02} {8 + row % 9:02}:{row % 60:02}"
    ends = {0: "Selesai", 1: "Bukan Wewenang", 2: "Dicabut"}
    status = "Baru" if row < OPEN else ends[row % 3]
    answer = ["Sudah ditangani.", "2026-04-02"] if row >= OPEN else ["", ""]
    person = [f"Warga Uji {row}", f"warga{row}@contoh.id", f"Gang Uji {row}"]
    mark = f"{text}, rumah ketiga. Tanda uji T{row:04}T."
    return [f"LAMA-{row}", day, "Website", category, agency, text, mark, status, *answer, *person]


# -- the house: PostgreSQL, its two roles, the server ------------------------------------------


@pytest.fixture
def database() -> Iterator[str]:
    """The owner's address of an empty database on a server of its own."""
    programs = scratch_postgres.programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine: apt install postgresql")
    with scratch_postgres.server(programs) as url:
        yield url


def as_role(url: str, role: str) -> str:
    """The same database for another role with a password of its own."""
    parts = urlsplit(url)
    return f"postgresql://{role}:{PASSWORD}@{parts.hostname}:{parts.port}{parts.path}"


@pytest.fixture
def house(database: str, tmp_path: Path) -> dict[str, dict[str, str]]:
    """Environments of the owner and of the web role, on a migrated and filled database."""
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute(f"CREATE ROLE ulas_web LOGIN PASSWORD '{PASSWORD}'")
    shared = environment(tmp_path)
    owner_env = {**shared, "DATABASE_URL": database, "ULAS_WEB_ROLE": "ulas_web"}
    for words in (("upgrade",), ("manage", "shell", "-c", OFFICERS)):
        run(owner_env, *words)
    return {"owner": owner_env, "web": {**shared, "DATABASE_URL": as_role(database, "ulas_web")}}


@pytest.fixture
def port(house: dict[str, dict[str, str]]) -> Iterator[int]:
    """A served house; the web role serves and works."""
    port = free_port()
    words = command("serve", "--port", str(port), "--workers", "2")
    process = subprocess.Popen(
        words, env=house["web"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    assert "answers at" in process.stdout.readline()
    yield port
    process.terminate()
    process.wait(timeout=40)
    process.stdout.close()


# -- the people --------------------------------------------------------------------------------


class Flow:
    """Everybody at work until every case is published."""

    def __init__(self, port: int, wanted: int) -> None:
        self.port, self.wanted = port, wanted
        self.published: set[str] = set()
        self.over = threading.Event()

    def run(self) -> None:
        people: list[Callable[[], None]] = [
            lambda: self._clerk(0), lambda: self._clerk(1), self._reviewer,
            *(lambda code=code: self._agency(code) for code in AGENCIES),
        ]  # fmt: skip
        until = time.monotonic() + PATIENCE
        with ThreadPoolExecutor(len(people)) as pool:
            working = [pool.submit(person) for person in people]
            while len(self.published) < self.wanted and time.monotonic() < until:
                if any(one.done() for one in working):
                    break
                threading.Event().wait(0.2)
            self.over.set()
            for one in working:
                one.result(timeout=60)
        assert len(self.published) == self.wanted

    def _clerk(self, half: int) -> None:
        self._at_work("clerk", lambda number: int(number[-1]) % 2 == half, ("accept", {}))

    def _reviewer(self) -> None:
        # What the router was not sure of is about road signs: the transport agency's.
        self._at_work("reviewer", lambda number: True, ("distribute", {"agencies": "DISHUB"}))

    def _agency(self, code: str) -> None:
        text = "Sudah kami tangani pada hari ini; petugas kami sudah ke lokasi."
        self._at_work(
            code.lower(), lambda number: True,
            ("submit_answer", {"kind": "FINAL", "text": text}),
            ("publish_answer", {"text": text, "release": "on"}),
        )  # fmt: skip

    def _at_work(
        self, name: str, mine: Callable[[str], bool], *moves: tuple[str, dict[str, str]]
    ) -> None:
        """Take the queue from the top, again and again, and make the moves of the post."""
        door = Door(self.port).sign_in(name, PASSWORD)
        while not self.over.is_set():
            waiting = [number for number in numbers_on(door.get("/petugas/")) if mine(number)]
            for number in waiting:
                self._move(door, number, moves)
            if not waiting:
                self.over.wait(0.3)

    def _move(self, door: Door, number: str, moves: tuple[tuple[str, dict[str, str]], ...]) -> None:
        for verb, typed in moves:
            done = door.fill(f"/petugas/aduan/{number}/{verb}/", **typed)
            if done.status in (404, 409):
                # Another desk was first; the next look at the queue tells.
                continue
            assert done.status == 302, (verb, number, done.status, done.words()[:1500])
            if verb == "publish_answer":
                self.published.add(number)


def numbers_on(page: Page) -> list[str]:
    """Numbers of the cases that a page of the console links to."""
    assert page.status == 200, page.words()[:500]
    return list(dict.fromkeys(re.findall(r"/petugas/aduan/(\d+)/", page.text)))


def all_numbers(door: Door) -> list[str]:
    """Every case in the officer's list, page by page."""
    found: list[str] = []
    for page in range(1, 20):
        here = [
            one for one in numbers_on(door.get(f"/petugas/aduan/?hal={page}")) if one not in found
        ]
        if not here:
            break
        found += here
    return found


def file_at_the_portal(port: int, turn: int) -> tuple[str, str]:
    """Number and tracking address of a complaint filed by the form."""
    door = Door(port)
    done = door.fill(
        "/adu/", text=f"Antrean puskesmas panjang, hari ke-{turn}.", category="kesehatan",
        address=f"Gang Portal {turn}", name="Warga Portal", email=f"portal{turn}@contoh.id",
        identity_shown_to="AGENCY", visibility="PUBLIC",
    )  # fmt: skip
    assert done.status == 302, done.words()[:800]
    return _receipt(door.get(done.to).text)


def _receipt(text: str) -> tuple[str, str]:
    found = re.search(r"/aduan/(\d+)/([\w-]+)/", text)
    assert found, text[:500]
    return found.group(1), found.group(0)


def file_at_the_api(port: int, turn: int) -> tuple[str, str]:
    """The same through the API."""
    body = {
        "text": f"Seragam sekolah mahal sekali, kelas {turn}.", "category": "pendidikan",
        "address": f"Simpang API {turn}", "visibility": "PUBLIC",
        "complainant": {"name": "Warga API", "email": f"api{turn}@contoh.id"},
    }  # fmt: skip
    done = Door(port).json("/api/v1/complaints", json.dumps(body))
    assert done.status == 201, done.text
    told = json.loads(done.text)
    return told["number"], f"/aduan/{told['number']}/{told['tracking_token']}/"


# -- the story ---------------------------------------------------------------------------------


def test_three_hundred_rows_become_published_answers(
    house: dict[str, dict[str, str]], port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = time.monotonic()
    export = tmp_path / "ekspor.csv"
    write_export(export)
    said = run(house["web"], "import", str(export), "--source", "LAMA", code=1)
    assert f"{OPEN + ENDED} baris dimasukkan, 0 sudah ada, {BROKEN} ditolak" in said
    imported = time.monotonic()
    everyone = all_numbers(Door(port).sign_in("reviewer", PASSWORD))
    assert len(everyone) == OPEN + ENDED
    followed = [file_at_the_portal(port, turn) for turn in range(4)]
    followed += [file_at_the_api(port, turn) for turn in range(4)]

    flow = Flow(port, OPEN + len(followed))
    flow.run()
    driven = time.monotonic()

    _every_row_is_published_once(port, flow.published, {number for number, _ in followed})
    _the_complainants_judge(port, followed)
    _nothing_is_left(port)
    assert "utuh" in run(house["web"], "verify")
    again = run(house["web"], "import", str(export), "--source", "LAMA", code=1)
    assert f"0 baris dimasukkan, {OPEN + ENDED} sudah ada" in again
    with capsys.disabled():
        print(
            f"\n  {OPEN + ENDED} rows in {imported - started:.0f} s, "
            f"{len(flow.published)} cases driven in {driven - imported:.0f} s"
        )


def _every_row_is_published_once(port: int, published: set[str], followed: set[str]) -> None:
    """Each open row of the file is read by the public with its own answer, once."""
    door, marks = Door(port), []
    for number in sorted(published - followed):
        page = door.get(f"/publik/{number}/")
        assert page.status == 200, (number, page.status)
        assert "Sudah kami tangani pada hari ini" in page.text, number
        marks += re.findall(r"T(\d{4})T", page.words())[:1]
    assert sorted(marks) == [f"{row:04}" for row in range(OPEN)]


def _the_complainants_judge(port: int, followed: list[tuple[str, str]]) -> None:
    """Those who filed here read their answer, by page and by API, and close the case."""
    for number, address in followed:
        door = Door(port)
        assert "Sudah kami tangani pada hari ini" in door.get(address).text
        token = address.strip("/").split("/")[-1]
        told = json.loads(door.get(f"/api/v1/complaints/{number}?token={token}").text)
        assert told["state"] == "ANSWERED"
        done = door.fill(f"{address}penilaian/", rating="5", solved="yes")
        assert done.status == 302, done.words()[:600]
        told = json.loads(door.get(f"/api/v1/complaints/{number}?token={token}").text)
        assert told["state"] == "CLOSED"


def _nothing_is_left(port: int) -> None:
    """No queue holds anything any more."""
    for name in ("clerk", "reviewer", *(code.lower() for code in AGENCIES)):
        assert numbers_on(Door(port).sign_in(name, PASSWORD).get("/petugas/")) == [], name
