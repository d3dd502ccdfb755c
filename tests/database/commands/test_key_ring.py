"""A key ring that is missing, of another place or too old is named; none is made in its stead."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import ON_POSTGRES
from installation import Office, free_port

shown_once = pytest.mark.skipif(ON_POSTGRES, reason="shown once, on the embedded database")
Maker = Callable[[str], Office]
SEAL_ANEW = """
from ulas.complaints.models import Complainant
from ulas.complaints.sealed.identity import identity_of
from ulas.complaints.sealed.sealing import seal
one = Complainant.objects.order_by("-pk")[0]
one.name_sealed = seal(identity_of(one).name, "name")
one.save()
"""
HEARD = """
from datetime import timedelta
from ulas.complaints.models import WorkerBeat
from ulas.look.now import now
WorkerBeat.objects.update(at=now() - timedelta(minutes={minutes}))
"""
READY = """
from django.test import Client
answer = Client(SERVER_NAME="localhost").get("/readyz")
print(answer.status_code, answer.json()["wrong"].get("key_ring"))
"""


@contextmanager
def without_its_ring(office: Office) -> Iterator[Path]:
    """The office while its key file lies elsewhere; it is put back afterwards."""
    elsewhere = office.keys.with_suffix(".aside")
    office.keys.replace(elsewhere)
    try:
        yield elsewhere
    finally:
        elsewhere.replace(office.keys)


def starting(office: Office) -> list[str]:
    """What the commands that start the house say; each of them must refuse."""
    said = []
    for words in (
        ("work", "--once"),
        ("serve", "--port", str(free_port())),
        ("migrate", "--check"),
    ):
        done = office.do(*words)
        assert done.returncode, f"{words} went on: {done.stdout}"
        assert "Traceback" not in done.stderr, done.stderr
        said.append(done.stderr)
    return said


def test_a_missing_ring_stops_the_house_and_none_is_made(office: Office) -> None:
    with without_its_ring(office):
        for said in (*starting(office), office.do("load").stderr, office.do("verify").stderr):
            assert str(office.keys) in said
            assert "ULAS_KEYS" in said
        assert not office.keys.exists()
    assert "utuh" in office.did("verify", "--files")


@shown_once
def test_a_ring_of_another_place_is_named(office: Office) -> None:
    own = office.did("keys", "show-ids").split()[-1]
    with without_its_ring(office):
        office.did("keys", "create")
        for said in starting(office):
            assert own in said
            assert "ULAS_KEYS" in said
        told = office.did("manage", "shell", "--no-imports", "-c", READY)
        assert told.startswith("503")
        assert own in told
        found = office.do("verify")
        assert found.returncode == 1
        assert own in found.stderr
    assert "None" in office.did("manage", "shell", "--no-imports", "-c", READY)


@shown_once
def test_a_ring_that_was_copied_before_a_rotation_is_told(office: Office, tmp_path: Path) -> None:
    copied = tmp_path / "copied.json"
    shutil.copy(office.keys, copied)
    office.did("keys", "rotate")
    office.did("manage", "shell", "--no-imports", "-c", SEAL_ANEW)
    assert "2 identitas" in office.did("verify")
    with without_its_ring(office):
        shutil.copy(copied, office.keys)
        starting(office)
        found = office.do("verify")
        assert found.returncode == 1
        assert found.stderr.count("the identity cannot be opened") == 1


@shown_once
def test_a_restore_asks_for_every_key_by_name(office: Office, empty: Maker, tmp_path: Path) -> None:
    other = empty("other")
    shutil.copy(office.keys, other.keys)
    office.did("keys", "rotate")
    newest = office.did("keys", "show-ids").split(" (dipakai")[0].split()[-1]
    target = tmp_path / "later.tar"
    office.did("backup", str(target))
    refused = other.do("restore", str(target))
    assert refused.returncode == 1
    assert newest in refused.stderr
    shutil.copy(office.keys, other.keys)
    assert "utuh" in other.did("restore", str(target))


@shown_once
def test_after_a_theft_it_says_what_stopped_working(office: Office) -> None:
    tracking = (
        "from ulas.channels.links import tracking; from ulas.complaints.models import Complaint; "
        "print(tracking(Complaint.objects.order_by('pk')[0].number))"
    )
    before = office.did("manage", "shell", "--no-imports", "-c", tracking)
    office.did("manage", "shell", "--no-imports", "-c", HEARD.format(minutes=1))
    refused = office.do("keys", "rotate", "--stolen")
    assert refused.returncode == 1
    assert "Hentikan ./ulas serve" in refused.stderr
    office.did("manage", "shell", "--no-imports", "-c", HEARD.format(minutes=3))
    said = office.did("keys", "rotate", "--stolen")
    assert "tautan lacak" in said
    assert "0 sesi" in said
    assert office.did("manage", "shell", "--no-imports", "-c", tracking) != before
    assert "utuh" in office.did("verify", "--files")
    assert office.do("keys", "create", "--stolen").returncode == 2
