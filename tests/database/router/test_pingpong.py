"""After a return: the next best agency with evidence, never the one that gave it back."""

import pytest

from town import Town
from ulas.complaints.queries.routing import propose_for
from ulas.console.words.proposals import proposals
from ulas.routing import ReasonKind

LAMP = "Lampu penerangan jalan umum padam, jalan berlubang tidak kelihatan."


@pytest.fixture
def town(db: None) -> Town:
    town = Town()
    town.file(text=LAMP, category="", verified=True)
    town.do("accept", town.clerk)
    (referral,) = town.refer("DISHUB")
    town.after(10).do(
        "return_referral",
        town.transport,
        referral_id=referral.pk,
        reason="Tiangnya milik proyek trotoar Dinas Pekerjaan Umum dan Penataan Ruang.",
    )
    return town


def test_never_back_to_the_one_that_returned_it(town: Town) -> None:
    proposal = propose_for(town.complaint)
    codes = [one.code for one in proposal.agencies]
    assert "DISHUB" not in codes and codes[0] == "DPUPR"
    assert proposal.verdict == "SUGGEST", "a hard fact that was returned sends nothing"


def test_what_the_returning_agency_said_is_evidence(town: Town) -> None:
    best = propose_for(town.complaint).agencies[0]
    said = [one.sentence for one in best.reasons if one.kind is ReasonKind.RETURN]
    assert said == [
        (
            "Dinas Perhubungan mengembalikan aduan ini dan menyebut "
            "Dinas Pekerjaan Umum dan Penataan Ruang."
        )
    ]


def test_whom_it_proposes_counts_more_than_whom_it_names(db: None) -> None:
    town = Town()
    town.file(text=LAMP, category="", verified=True)
    town.do("accept", town.clerk)
    (referral,) = town.refer("DISHUB")
    town.do(
        "return_referral",
        town.transport,
        referral_id=referral.pk,
        reason="Bukan kami, mungkin Polresta.",
        proposed_agency="INSPEKTORAT",
    )
    found = {one.code: one for one in propose_for(town.complaint).agencies}
    assert "mengusulkan Inspektorat" in found["INSPEKTORAT"].reasons[0].sentence
    assert "POLRESTA" not in found


def test_the_officer_is_not_shown_what_was_proposed_before(town: Town) -> None:
    complaint = town.complaint
    complaint.proposal = [{"agency": "DISHUB", "confidence": 0.9, "reasons": []}]
    assert next(one["agency"] for one in proposals(complaint)) == "DPUPR"


def test_a_person_may_say_so(town: Town) -> None:
    referral = town.complaint.referrals.get()
    town.do("refuse_return", town.reviewer, referral_id=referral.pk, reason="PJU urusan Dishub.")
    assert next(one.code for one in propose_for(town.complaint).agencies) == "DISHUB"
