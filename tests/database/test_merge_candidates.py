"""Which running complaints an officer is offered to merge with."""

from typing import Any

import pytest

from town import Town
from ulas.complaints.models import Complaint
from ulas.complaints.queries.merging import merge_candidates

POTHOLE = "Jalan di depan Pasar Jongke berlubang besar, dua orang jatuh dari motor."
SAME = "Lubang besar di jalan depan Pasar Jongke, ada dua orang jatuh naik motor."


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def numbers(complaint: Complaint) -> list[str]:
    return [one.complaint.number for one in merge_candidates(complaint)]


def test_the_same_matter_is_found_with_reasons(town: Town) -> None:
    first = town.file(text=POTHOLE)
    other = town.file(text="Lampu taman mati semua sejak kemarin malam.", category="lampu")
    town.after(60)
    second = town.file(text=SAME)
    (found,) = merge_candidates(second)
    assert found.complaint == first
    assert found.score > 0.4
    assert any("Isi mirip" in reason for reason in found.reasons)
    assert other.number not in numbers(second)


def test_never_across_visibilities_nor_accused_agencies(town: Town) -> None:
    town.file(text=POTHOLE, visibility="CONFIDENTIAL")
    town.file(text=POTHOLE, accused_agency="DPUPR")
    assert numbers(town.file(text=SAME)) == []


def test_ended_and_old_complaints_are_not_offered(town: Town) -> None:
    town.file(text=POTHOLE)
    town.do("withdraw_complaint", None)
    town.file(text=POTHOLE)
    town.after(61 * 24 * 60)
    assert numbers(town.file(text=SAME)) == []


@pytest.mark.parametrize(
    "place",
    [
        {"area": "33.72.01.1002", "latitude": -7.5670, "longitude": 110.7874},
        {"area": "33.72.01.1001", "latitude": None, "longitude": None},
    ],
)
def test_near_by_or_in_the_same_area(town: Town, place: dict[str, Any]) -> None:
    first = town.file(text=POTHOLE)
    assert numbers(town.file(text=SAME, **place)) == [first.number]


def test_one_statement_finds_them(town: Town, django_assert_num_queries: Any) -> None:
    town.file(text=POTHOLE)
    complaint = Complaint.objects.select_related("area__parent").get(pk=town.file(text=SAME).pk)
    with django_assert_num_queries(1):
        merge_candidates(complaint)
