"""Old, ended complaints are erased by time; live ones, young ones and figures stay."""

from datetime import timedelta
from typing import Any

import pytest

from town import Town
from ulas.complaints.models import Complaint
from ulas.complaints.queries import public_figures
from ulas.jobs import retention


@pytest.fixture
def town(db: None, settings: Any) -> Town:
    settings.ULAS_RETENTION_DAYS = 100
    return Town()


def closed(town: Town) -> Complaint:
    """A complaint that was answered, judged and so closed."""
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Lubang sudah ditambal.")
    town.do("give_feedback", None, rating=4, solved=True)
    return town.complaint


def later(town: Town, days: int) -> Any:
    return town.now + timedelta(days=days)


def test_a_closed_complaint_is_erased_when_its_time_is_over(town: Town) -> None:
    closed(town)
    assert retention.run(later(town, 99)) == 0
    assert town.complaint.body
    assert retention.run(later(town, 101)) == 1
    kept = town.complaint
    assert (kept.body, kept.public_body, kept.released_at) == ("", "", None)
    assert kept.complainant.erased_at == later(town, 101)
    assert not kept.complainant.reachable
    assert town.events[-1] == "IDENTITY_ERASED"
    assert town.faults() == []
    assert public_figures.of_category("jalan", town.now).filed == 1
    assert retention.run(later(town, 102)) == 0


def test_time_begins_anew_with_every_event(town: Town) -> None:
    closed(town)
    town.after(90 * 24 * 60).do("add_note", town.clerk, text="Warga menelepon lagi.")
    assert retention.run(later(town, 50)) == 0
    assert retention.run(later(town, 101)) == 1


def test_what_is_not_ended_is_kept_however_old(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    rejected = town.file()
    town.do("reject", town.clerk, ground="NOT_OURS", explanation="Jalan provinsi.")
    town.do("object_to_rejection", None, reason="Ini jalan kota.")
    assert retention.run(later(town, 5000)) == 0
    assert Complaint.objects.get(pk=rejected.pk).body


def test_a_merged_complaint_waits_for_its_parent(town: Town) -> None:
    parent = town.file()
    child = town.file()
    town.do("merge", town.reviewer, into_id=parent.pk, reason="Satu lubang.")
    assert retention.run(later(town, 101)) == 0
    town.after(95 * 24 * 60).about(parent).do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Lubang sudah ditambal.")
    town.do("give_feedback", None, rating=4, solved=True)
    assert retention.run(later(town, 50)) == 0
    assert retention.run(later(town, 101)) == 2
    assert Complaint.objects.get(pk=child.pk).body == ""


def test_nought_days_keep_everything(town: Town, settings: Any) -> None:
    settings.ULAS_RETENTION_DAYS = 0
    closed(town)
    assert retention.run(later(town, 9999)) == 0
