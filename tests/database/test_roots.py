"""The daily root: what was cut or swapped shows, what was only committed late does not."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from town import Town
from ulas.commands.verify import verify
from ulas.complaints import actions
from ulas.complaints.casefile import chain, guards
from ulas.complaints.casefile.roots import take_root
from ulas.complaints.models import Complaint, DailyRoot, Event
from ulas.complaints.queries.verification import root_faults
from ulas.sop.terms import Role


@pytest.fixture
def town(db: None, settings: Any, tmp_path: Path) -> Town:
    settings.DATA = tmp_path
    made = Town()
    made.file()
    return made


def write_event(town: Town, pk: int) -> Event:
    """An event under an id of our choice, as a slow transaction would have taken it."""
    complaint = town.complaint
    event = chain.next_event(
        complaint, kind="NOTE_ADDED", at=town.now, role=Role.SYSTEM, officer_id=None,
        referral=None, payload={},
    )  # fmt: skip
    event.pk = pk
    event.save(force_insert=True)
    complaint.save(update_fields=["head", "length"])
    return event


def cut(town: Town, seq: int) -> None:
    """Take the last event away and make the case agree, as a thief of the database could."""
    with guards.lifted():
        Event.objects.filter(complaint__number=town.number, seq=seq).delete()
    head = Event.objects.get(complaint__number=town.number, seq=seq - 1).digest
    Complaint.objects.filter(number=town.number).update(head=head, length=seq - 1)


def test_a_root_covers_every_head(town: Town) -> None:
    root = actions.write_daily_root(now=town.now)
    assert (root.complaints, root.events) == (1, town.complaint.length)
    town.do("accept", town.clerk)
    assert root_faults() == [], "later events are not the root's"


def test_an_event_that_was_committed_late_is_no_fault(town: Town) -> None:
    last = Event.objects.order_by("-pk")[0].pk
    write_event(town, last + 10)
    root = actions.write_daily_root(now=town.now)
    assert last + 5 in root.absent
    write_event(town, last + 5)
    assert root_faults() == []


def test_a_cut_tail_shows_in_the_root_alone(town: Town, capsys: Any) -> None:
    write_event(town, Event.objects.order_by("-pk")[0].pk + 1)
    length = town.complaint.length
    actions.write_daily_root(now=town.now)
    cut(town, length)
    assert chain.faults(town.complaint, town.complaint.events.order_by("seq")) == []
    assert verify() == 1
    assert "1 of its events are gone" in capsys.readouterr().err


def test_a_root_rewritten_after_the_cut_differs_from_its_written_copy(
    town: Town, tmp_path: Path, capsys: Any
) -> None:
    write_event(town, Event.objects.order_by("-pk")[0].pk + 1)
    root = actions.write_daily_root(now=town.now)
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    told = {"day": root.day.isoformat(), "digest": root.digest, "events": root.events}
    (copy / "root.json").write_text(json.dumps(told))
    cut(town, town.complaint.length)
    DailyRoot.objects.update(**asdict(take_root()))
    assert verify() == 0, "the database alone looks whole"
    assert verify(roots=copy) == 1
    assert "differs from what was written out" in capsys.readouterr().err


def test_a_written_root_that_cannot_be_read_is_named(
    town: Town, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "2026-01-12.json").write_text("{")
    assert verify(roots=tmp_path) == 1
    assert "2026-01-12.json cannot be read" in capsys.readouterr().err


def test_an_event_of_another_case_is_not_taken_for_its_own(town: Town) -> None:
    town.file()
    first, second = Complaint.objects.order_by("pk")
    swapped = list(second.events.order_by("seq"))
    first.head, first.length = second.head, second.length
    assert any("column complaint differs" in line for line in chain.faults(first, swapped))
