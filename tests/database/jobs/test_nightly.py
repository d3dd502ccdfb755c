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
from ulas.complaints.models import Attachment, DailyRoot, IdempotencyKey, WorkerBeat
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
