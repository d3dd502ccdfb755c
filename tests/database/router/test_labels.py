"""What the router learns from: the decisions of people, and only those that stood."""

import pytest

from town import Town
from ulas.complaints.models import Referral
from ulas.complaints.queries.router.labels import labels, labels_since
from ulas.routing.training import Source

ROAD = "Jalan di depan pasar berlubang besar, dua orang sudah jatuh."


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def told() -> list[tuple[str, Source, float]]:
    return [(each.agency_code, each.source, each.share) for each in labels()]


def at_wrong_agency(town: Town) -> Referral:
    town.file(text=ROAD)
    town.do("accept", town.clerk)
    (referral,) = town.after(5).refer("DISHUB")
    return referral


def give_back(town: Town, referral: Referral) -> None:
    town.after(5).do(
        "return_referral", town.transport, referral_id=referral.pk, reason="Bukan kami."
    )


def test_the_choice_of_the_reviewer_is_a_label_until_it_is_given_back(town: Town) -> None:
    wrong = at_wrong_agency(town)
    assert told() == [("DISHUB", Source.CLERK_CHOICE, 1.0)]
    (label,) = labels()
    assert label.text == ROAD and label.place.area_code == "33.72.01.1001"
    assert label.place.district_code == "33.72.01"
    give_back(town, wrong)
    assert told() == []


def test_a_redelegation_teaches_the_agency_that_has_it_in_the_end(town: Town) -> None:
    wrong = at_wrong_agency(town)
    give_back(town, wrong)
    town.after(5).do(
        "redelegate", town.reviewer, referral_id=wrong.pk, agency="DPUPR", reason="Jalan kota."
    )
    assert told() == [("DPUPR", Source.REDELEGATED, 1.0)]


def test_a_refused_return_teaches_that_the_agency_was_right(town: Town) -> None:
    referral = at_wrong_agency(town)
    give_back(town, referral)
    town.after(5).do(
        "refuse_return", town.reviewer, referral_id=referral.pk, reason="Ini wewenang Dishub."
    )
    assert told() == [("DISHUB", Source.RETURN_REFUSED, 1.0)]


def test_what_the_system_sent_is_no_label_until_it_is_answered(town: Town) -> None:
    town.file(text=ROAD, verified=True)
    town.do("accept", "system")
    (made,) = town.do("distribute", "system", agencies=["DPUPR"])
    town.do("deliver", "system", referral_id=made.pk)
    assert told() == []
    town.after(20).answer(town.roads, made, "Lubang ditambal.")
    assert told() == [("DPUPR", Source.ANSWERED, 1.0)]


def test_several_agencies_share_a_complaint(town: Town) -> None:
    town.file(text=ROAD)
    town.do("accept", town.clerk)
    town.refer("DPUPR", "DISHUB")
    assert sorted(told()) == [
        ("DISHUB", Source.CLERK_CHOICE, 0.5),
        ("DPUPR", Source.CLERK_CHOICE, 0.5),
    ]


def test_a_corrected_category_counts_until_an_agency_has_the_case(town: Town) -> None:
    town.file(text=ROAD, category="")
    assert told() == []
    town.after(1).do("correct_details", town.clerk, category="lampu")
    assert told() == [("DISHUB", Source.CLERK_CHOICE, 1.0)]
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    assert told() == [("DPUPR", Source.CLERK_CHOICE, 1.0)]


def test_erased_restricted_and_accusing_complaints_teach_nothing(town: Town) -> None:
    at_wrong_agency(town)
    town.do("restrict_processing", None)
    assert told() == []
    town.do("restrict_processing", None, lifted=True)
    assert len(told()) == 1
    town.do("withdraw_complaint", None)
    town.do("erase_identity", None)
    assert told() == []
    town.file(text=ROAD, accused_agency="DPUPR")
    town.do("accept", town.clerk)
    town.refer("INSPEKTORAT")
    assert told() == []


def test_new_labels_are_counted_since_the_last_training(town: Town) -> None:
    at_wrong_agency(town)
    assert labels_since(None) == 1
    assert labels_since(town.now) == 0


def test_few_statements_however_many_labels(town: Town, django_assert_num_queries: object) -> None:
    for _ in range(3):
        at_wrong_agency(town)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(labels()) == 3
