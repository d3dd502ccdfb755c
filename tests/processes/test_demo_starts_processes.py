"""`./ulas demo` as a visitor runs it: pages, a tracking page, a printed log-in, a clean stop."""

from __future__ import annotations

import html
import http.cookiejar
import re
import signal
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from installation import bare_environment, command, free_port, run

pytestmark = pytest.mark.processes


class Demo:
    """A running demo: what it printed, and a visitor's browser without scripts."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.env = bare_environment(data)
        self.process = subprocess.Popen(
            command("demo", "--port", str(self.port)),
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.printed = ""
        self.browser()

    def wait(self) -> None:
        """Read what it prints until it answers."""
        assert self.process.stdout
        while "ULAS answers at" not in self.printed:
            line = self.process.stdout.readline()
            assert line, f"it ended: {self.process.stderr and self.process.stderr.read()}"
            self.printed += line

    def browser(self) -> None:
        """Forget all cookies."""
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def open(self, path: str, **form: str) -> str:
        """The page at a path or address; with fields, what a form answers."""
        address = urllib.parse.urljoin(f"http://localhost:{self.port}/", path)
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(address, data, {"Referer": address})
        with self.opener.open(request, timeout=60) as answer:
            return html.unescape(answer.read().decode())

    def sign_in(self, username: str) -> str:
        """Sign in as an officer with the printed password; the queue."""
        self.browser()
        password = re.search(r"kata sandi: (\S+)", self.printed)
        assert password
        page = self.open("/petugas/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        address = re.search(r'<form[^>]*method="post"[^>]*action="([^"]*)"', page)
        assert token
        assert address
        form = {"csrfmiddlewaretoken": token[1], "login": username, "password": password[1]}
        return self.open(address[1] or "/petugas/", **form)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    running = Demo(tmp_path_factory.mktemp("demo") / "data")
    try:
        running.wait()
        yield running
    finally:
        # Killed at once it could not stop web and worker, which hold its output open.
        running.process.terminate()
        running.process.communicate(timeout=60)


def test_the_first_page_says_that_it_is_a_demo(demo: Demo) -> None:
    assert "Ini peragaan dengan data contoh" in demo.open("/")


def test_every_printed_tracking_page_opens(demo: Demo) -> None:
    pages = re.findall(r"http://\S+/aduan/\S+", demo.printed)
    assert len(pages) == 5
    for page in pages:
        assert re.search(r"/aduan/(\d+)/", page)[1] in demo.open(page)  # type: ignore[index]


def test_every_printed_officer_signs_in(demo: Demo) -> None:
    printed = re.findall(r"^  ([a-z0-9-]+)  +\S", demo.printed, re.MULTILINE)
    assert len(printed) >= 15
    for username in ("petugas", "penelaah", "walikota", "dpupr", "dpupr-jalan"):
        assert username in printed
        page = demo.sign_in(username)
        assert "Keluar" in page, f"{username} is not signed in"


def test_an_agency_has_late_work_and_the_clerk_reads_a_letter(demo: Demo) -> None:
    assert "terlambat" in demo.sign_in("dpupr").lower()
    demo.sign_in("petugas")
    letter = re.search(r"/petugas/kotak-keluar/\d+/", demo.open("/petugas/kotak-keluar/"))
    assert letter, "the outbox is empty"
    assert "@contoh.example" in demo.open(letter[0])


def test_it_stops_and_starts_again_with_the_same_cases(demo: Demo) -> None:
    pages = re.findall(r"http://\S+/aduan/\S+", demo.printed)
    demo.process.send_signal(signal.SIGINT)
    assert demo.process.wait(timeout=40) == 0
    with pytest.raises(urllib.error.URLError):
        demo.open("/")
    again = run(demo.env, "demo", "--seed-only", "--port", str(demo.port))
    assert again.returncode == 0
    assert re.findall(r"http://\S+/aduan/\S+", again.stdout) == pages
    assert again.stderr == "", "what was prepared is prepared again"


def test_a_real_database_and_real_data_are_refused(tmp_path: Path) -> None:
    env = bare_environment(tmp_path / "data", DATABASE_URL="postgresql://ulas@localhost/ulas")
    refused = run(env, "demo", "--seed-only")
    assert refused.returncode == 1
    assert "DATABASE_URL" in refused.stderr
    real = tmp_path / "real"
    real.mkdir()
    (real / "ulas.sqlite3").write_bytes(b"")
    refused = run(bare_environment(real), "demo", "--seed-only", "--fresh")
    assert refused.returncode == 1
    assert str(real) in refused.stderr
    assert (real / "ulas.sqlite3").exists()
