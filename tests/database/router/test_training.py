"""The nightly round: when it is due, what it keeps, and what happens where it cannot be."""

import sys
from datetime import timedelta
from typing import Any

import pytest

from town import Town
from ulas.complaints import actions
from ulas.complaints.models import RouterModel, RouterSwitch, RouterTraining
from ulas.complaints.queries.router.active import in_use
from ulas.complaints.queries.routing import propose_for
from ulas.jobs import training

#: 03.00 in Solo.
NIGHT = "2026-01-13"


@pytest.fixture
def town(db: None) -> Town:
    return Town().at(NIGHT, "03:00")


def decide(town: Town, count: int, text: str, agency: str) -> None:
    """Cases that the reviewer sends; each is a label."""
    for number in range(count):
        town.after(1).file(text=f"{text} nomor {number}", category="", verified=True)
        town.do("accept", town.clerk)
        town.do("distribute", town.reviewer, agencies=[agency])


def test_the_first_round_makes_a_model_of_our_own_words(town: Town) -> None:
    assert training.train_now(town.now).startswith("DONE: Model pertama")
    model = RouterModel.objects.get()
    assert model.labels == 0 and model.better
    town.file(category="", text="Lampu lalu lintas di perempatan padam.")
    proposal = propose_for(town.complaint)
    assert proposal.model_version == model.version
    assert proposal.agencies[0].code == "DISHUB"


def test_a_later_round_learns_what_people_decided(town: Town) -> None:
    training.train_now(town.now)
    text = "Gapura kampung miring hampir menutup jalan"
    decide(town, 40, text, "INSPEKTORAT")
    decide(town, 10, "Got mampet dan aspal retak", "DPUPR")
    decide(town, 12, text, "INSPEKTORAT")
    town.after(24 * 60)
    assert training.train_now(town.now).startswith("DONE: Model baru dipakai")
    town.file(category="", text="Gapura miring sekali")
    assert propose_for(town.complaint).agencies[0].code == "INSPEKTORAT"
    assert RouterSwitch.objects.count() == 2
    newest = RouterModel.objects.latest("pk")
    assert newest.held_out > 0 and "accuracy" in newest.figures
    assert newest.send_from is None, "far too few labels to send by itself"


def test_with_hardly_anything_new_it_is_left_alone(town: Town) -> None:
    training.train_now(town.now)
    decide(town, 3, "Aspal retak", "DPUPR")
    told = training.train_now(town.after(24 * 60).now)
    assert "Baru ada 3 keputusan" in told
    assert RouterModel.objects.count() == 1


def test_new_keywords_of_the_city_make_a_new_start(town: Town) -> None:
    training.train_now(town.now)
    town.cast.roads.aliases = ["dinas pu"]
    town.cast.roads.save()
    assert "dibuat ulang" in training.train_now(town.after(24 * 60).now)
    assert RouterModel.objects.count() == 2


def test_without_the_libraries_the_day_goes_on(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.svm", None)
    assert training.train_now(town.now).startswith("NO_LIBRARY")
    round_ = RouterTraining.objects.get()
    assert round_.outcome == "NO_LIBRARY" and "./ulas routing nightly" in round_.remark
    assert in_use() is None
    assert propose_for(town.file()).agencies[0].code == "DPUPR"


def test_a_fault_is_told_and_tried_again_the_next_night(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ValueError("labels are gone")

    monkeypatch.setattr(training.labels, "labels", broken)
    assert training.train_now(town.now) == "FAILED: ValueError: labels are gone"
    assert not training.due(town.now)
    assert training.due(town.after(24 * 60).now)


class Child:
    """A process that has been started; ends when told."""

    ended = False

    def poll(self) -> int | None:
        return 0 if self.ended else None


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[Child]:
    """Training switched on; what was started instead of a process."""
    settings.ULAS_ROUTER_TRAINING = True
    children: list[Child] = []

    def start() -> Child:
        children.append(Child())
        return children[-1]

    monkeypatch.setattr(training, "_start", start)
    monkeypatch.setattr(training, "_running", [])
    return children


def test_once_a_night_and_by_one_worker(town: Town, started: list[Child]) -> None:
    training.tend(town.now)
    training.tend(town.now + timedelta(minutes=1))
    assert len(started) == 1
    started[0].ended = True
    training.tend(town.now + timedelta(minutes=2))
    assert len(started) == 1, "another worker, the same night"
    training.tend(town.now + timedelta(days=1))
    assert len(started) == 2


def test_in_the_daytime_only_the_very_first_one(town: Town, started: list[Child]) -> None:
    town.at("2026-01-14", "00:30")
    training.tend(town.now)
    assert len(started) == 1, "no model yet: at once"
    started[0].ended = True
    training.train_now(town.now)
    training.tend(town.at("2026-01-15", "01:59").now)
    assert len(started) == 1
    training.tend(town.at("2026-01-15", "02:00").now)
    assert len(started) == 2


def test_a_round_that_died_is_told(town: Town, started: list[Child]) -> None:
    actions.begin_training(day=town.now.date(), now=town.now)
    training.tend(town.now + timedelta(hours=3))
    assert RouterTraining.objects.get(day=town.now.date()).outcome == "FAILED"


def test_switched_off_it_never_begins(town: Town, started: list[Child], settings: Any) -> None:
    settings.ULAS_ROUTER_TRAINING = False
    training.tend(town.now)
    assert started == []
