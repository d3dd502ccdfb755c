"""The day's work: the root on disk, orphans and old keys gone."""

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage

import portal_cast
from town import Town
from ulas.complaints.models import Attachment, DailyRoot, Delivery, IdempotencyKey, WorkerBeat
from ulas.complaints.sealed.attachments import store
from ulas.complaints.sealed.staging import stage
from ulas.jobs import nightly, rounds


@pytest.fixture
def town(db: None, settings: Any, tmp_path: Path) -> Town:
    settings.DATA = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "attachments")},
        },
    }
    return Town()


def made_at(name: str, town: Town, hours_ago: int) -> str:
    instant = (town.now - timedelta(hours=hours_ago)).timestamp()
    os.utime(default_storage.path(name), (instant, instant))
    return name


def test_the_root_of_the_day_is_written_out_once(town: Town) -> None:
    town.file()
    assert nightly.due(town.now)
    nightly.run(town.now)
    assert not nightly.due(town.now)
    written = json.loads(nightly.root_file("2026-01-12").read_text())
    root = DailyRoot.objects.get()
    assert (written["digest"], written["complaints"]) == (root.digest, 1)
    assert nightly.due(town.now + timedelta(days=1))


def test_a_root_file_that_vanished_is_written_again(town: Town) -> None:
    nightly.run(town.now)
    nightly.root_file("2026-01-12").unlink()
    assert nightly.due(town.now)


def test_orphans_older_than_a_day_go_and_nothing_else(town: Town) -> None:
    town.file(attachments=(portal_cast.prepared(),))
    held = Attachment.objects.get()
    for name in (held.original, held.preview):
        made_at(name, town, 100)
    old, young = (store(portal_cast.prepared())[0] for _ in range(2))
    made_at(old, town, 25)
    made_at(young, town, 23)
    stage(portal_cast.prepared("blue"))
    (staged,) = default_storage.listdir("staged")[1]
    made_at(f"staged/{staged}", town, 25)
    nightly.run(town.now)
    assert default_storage.exists(held.original)
    assert default_storage.exists(held.preview)
    assert default_storage.exists(young)
    assert not default_storage.exists(old)
    assert not default_storage.exists(f"staged/{staged}")


def test_client_keys_are_forgotten_after_seven_days(town: Town) -> None:
    for key, days in (("old", 8), ("young", 6)):
        IdempotencyKey.objects.create(
            client="c", key=key, digest="d", number=key, made_at=town.now - timedelta(days=days)
        )
    nightly.run(town.now)
    assert [row.key for row in IdempotencyKey.objects.all()] == ["young"]


def test_one_round_brings_a_complaint_all_the_way_and_shows_life(town: Town) -> None:
    town.file(verified=True)
    assert rounds.everything(town.now) > 0
    assert town.open_steps == ["dispose"]
    assert WorkerBeat.objects.get(name="worker").at == town.now
    assert rounds.everything(town.now) == 0, "nothing is left to do"


# -- what one fault spoils stays one part ------------------------------------------------------


def an_old_key(town: Town) -> None:
    IdempotencyKey.objects.create(
        client="c", key="old", digest="d", number="n", made_at=town.now - timedelta(days=8)
    )


def test_a_folder_of_roots_that_cannot_be_written_holds_up_nothing_else(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "roots").write_text("in the way")
    town.file(verified=True, email="budi@contoh.id")
    an_old_key(town)
    rounds.everything(town.now)
    assert town.open_steps == ["dispose"], "the case goes on"
    assert not Delivery.objects.filter(state="PENDING", due_at__lte=town.now).exists()
    assert WorkerBeat.objects.get(name="worker").at == town.now, "the worker lives"
    assert not IdempotencyKey.objects.filter(key="old").exists(), "the rest of the night is done"
    assert "nightly work: root failed" in caplog.text


def test_a_part_that_failed_is_tried_again_after_an_hour_and_alone(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def broken(_now: Any) -> int:
        tried.append("files")
        raise OSError("the storage is away")

    mended = nightly.PARTS["files"]
    monkeypatch.setitem(nightly.PARTS, "files", broken)
    rounds.slow(town.now)
    rounds.slow(town.after(1).now)
    assert tried == ["files"], "not every minute"
    assert nightly.root_file("2026-01-12").is_file()
    an_old_key(town)
    rounds.slow(town.after(60).now)
    assert tried == ["files", "files"]
    assert IdempotencyKey.objects.filter(key="old").exists(), "what was done is not done again"
    monkeypatch.setitem(nightly.PARTS, "files", mended)
    rounds.slow(town.after(60).now)
    assert not nightly.due(town.after(1).now)


@pytest.mark.parametrize(
    "broken",
    [
        "automatic.run_due", "sweep", "actions.send_digests", "nightly.due", "training.tend",
        "deliveries.send_due",
    ],
)  # fmt: skip
def test_whatever_part_of_a_round_fails_the_worker_beats_and_the_fault_is_told(
    town: Town, broken: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: Any, **__: Any) -> int:
        raise RuntimeError("a fault of the test")

    monkeypatch.setattr(f"ulas.jobs.rounds.{broken}", fault)
    rounds.everything(town.now)
    assert WorkerBeat.objects.get(name="worker").at == town.now
    assert "a fault of the test" in caplog.text
