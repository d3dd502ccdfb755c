"""Stories: who may read it, who may know who filed."""

import pytest

from town import Town
from ulas.complaints.casefile import FieldRefused
from ulas.complaints.models import Complaint, Referral, Reveal
from ulas.complaints.queries.moves import allowed_moves
from ulas.complaints.queries.visible import stubs_of, visible_referrals, visible_to
from ulas.sop.terms import Role


def against_transport(town: Town) -> Referral:
    town.file(accused_agency="DISHUB", text="Petugas parkir Dishub meminta uang di depan pasar.")
    town.do("accept", town.clerk)
    assert "diadukan dalam aduan ini" in town.refused(
        "distribute", town.reviewer, agencies=["DISHUB"]
    )
    (referral,) = town.refer("INSPEKTORAT")
    return referral


def sees(town: Town, who: str) -> bool:
    return visible_to(getattr(town, who)).filter(pk=town.complaint.pk).exists()


def test_against_an_agencys_own_staff(town: Town) -> None:
    referral = against_transport(town)
    complaint = town.complaint
    assert (complaint.visibility, complaint.identity_shown_to) == ("CONFIDENTIAL", "COORDINATOR")
    assert complaint.service_class == "SUPERVISION"
    assert {"CONFIDENTIAL", "ACCUSES_STAFF"}.isdisjoint(complaint.flags), "the clerk looked at it"
    assert complaint.targets.filter(key="class_supervision").exists()
    assert not sees(town, "transport")
    assert not stubs_of(town.transport).exists()
    assert allowed_moves(town.transport, complaint, [referral]) == []
    assert sees(town, "inspector")
    assert sees(town, "clerk")
    assert not sees(town, "mayor")
    assert "hanya diketahui Diskominfo" in town.refused(
        "reveal_identity", town.inspector, purpose="Memeriksa"
    )
    answer = town.answer(town.inspector, referral, "Petugas itu diperiksa.")
    assert answer.released_at is None
    assert town.complaint.released_at is None, "the answer goes to the complainant alone"
    assert town.letters("COMPLAINANT")[-1] == "answered"
    assert "rahasia" in town.refused("moderate", town.clerk, release=True)
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0], "send": [0], "dispose": [0], "publish": [0],
            "finish": [None],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED",
            "ANSWER_PUBLISHED"
        ],
        "to the complainant": ["filed", "distributed", "answered"],
        "to officers": ["to_receive", "to_dispose", "to_publish"],
        "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
    }  # fmt: skip


def test_an_agency_accused_later_loses_sight(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DISHUB")
    assert "Tarik dahulu" in town.refused(
        "set_visibility", town.clerk, accused_agency="DISHUB", reason="Staf sendiri."
    )
    town.do("return_referral", town.transport, referral_id=referral.pk, reason="Bukan kami.")
    assert stubs_of(town.transport).exists()
    new = town.do(
        "redelegate", town.reviewer, referral_id=referral.pk, agency="INSPEKTORAT", reason="Staf."
    )
    town.do("set_visibility", town.clerk, accused_agency="DISHUB", reason="Staf sendiri.")
    assert not stubs_of(town.transport).exists(), "not even a stub"
    assert not sees(town, "transport")
    assert not town.do("deliver", "system", referral_id=new.pk).binding


def test_somebody_with_two_posts_does_not_see_it_by_the_other(town: Town) -> None:
    from ulas.agencies.models import Agency, Officer, Post

    Post.objects.create(
        officer=town.transport, role=Role.AGENCY_OFFICER, since=town.now,
        agency=Agency.objects.get(code="INSPEKTORAT"),
    )  # fmt: skip
    town.transport = Officer.objects.get(pk=town.transport.pk)
    referral = against_transport(town)
    assert not sees(town, "transport")
    assert allowed_moves(town.transport, town.complaint, [referral]) == []
    assert "wewenang" in town.refused(
        "submit_answer",
        town.transport,
        referral_id=referral.pk,
        text="Tidak benar, sudah diperiksa.",
    )


def test_agencies_of_a_confidential_case_do_not_see_each_other(town: Town) -> None:
    town.file(visibility="CONFIDENTIAL")
    town.do("accept", town.clerk)
    town.refer("DPUPR", "DISHUB")
    mine = visible_referrals(town.roads, town.complaint)
    assert [referral.agency.code for referral in mine] == ["DPUPR"]
    assert len(visible_referrals(town.clerk, town.complaint)) == 2


def test_identity_hidden_and_revealed_for_a_purpose(town: Town) -> None:
    town.file(identity_shown_to="COORDINATOR", phone="0812 0000 0001", nik="3372010101010001")
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    sentence = town.refused("reveal_identity", town.roads, purpose="Menanyakan alamat")
    assert sentence == "Pengadu meminta identitasnya hanya diketahui Diskominfo SP."
    assert "keperluan apa" in town.refused("reveal_identity", town.clerk, purpose=" ")
    assert "wewenang" in town.refused("reveal_identity", town.mayor, purpose="Ingin tahu")
    shown = town.do("reveal_identity", town.clerk, purpose="Menelepon pengadu")
    assert (shown.name, shown.phone, shown.nik) == (
        "Siti Aminah", "+6281200000001", "3372010101010001",
    )  # fmt: skip
    reveal = Reveal.objects.get()
    assert (reveal.officer, reveal.purpose, reveal.revealed_at) == (
        town.clerk, "Menelepon pengadu", town.now,
    )  # fmt: skip
    assert town.facts("IDENTITY_REVEALED") == {"reveal": reveal.pk}
    assert town.open_steps == ["dispose"]
    assert referral.pk
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0], "send": [0], "dispose": [None],
        },
        "events": ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "IDENTITY_REVEALED"],
        "to the complainant": ["filed", "distributed"],
        "to officers": ["to_receive", "to_dispose"],
        "phrase": (
            "Instansi sudah menerima aduan Anda dan sedang menunjuk bagian yang menanganinya."
        ),
    }  # fmt: skip


def test_an_agency_may_learn_who_filed_where_that_is_allowed(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    assert town.do("reveal_identity", town.roads, purpose="Janji temu").email == "siti@contoh.id"
    assert "wewenang" in town.refused("reveal_identity", town.transport, purpose="Ingin tahu")
    assert "wewenang" in town.refused("reveal_identity", town.road_works, purpose="Ingin tahu")


@pytest.mark.parametrize(
    ("filed", "change"),
    [
        ({"visibility": "CONFIDENTIAL"}, {"visibility": "PUBLIC"}),
        ({"identity_shown_to": "COORDINATOR"}, {"identity_shown_to": "AGENCY"}),
        ({"accused_agency": "DISHUB"}, {"accused_agency": ""}),
        ({"accused_agency": "DISHUB"}, {"accused_agency": "DPUPR"}),
    ],
)
def test_loosening_needs_a_reason(
    town: Town, filed: dict[str, str], change: dict[str, str]
) -> None:
    town.file(**filed)
    assert "harus disertai alasan" in town.refused("set_visibility", town.clerk, **change)
    assert "wewenang" in town.refused("set_visibility", town.roads, reason="x", **change)
    town.do("set_visibility", town.clerk, reason="Pengadu setuju lewat telepon.", **change)
    assert town.events[-1] == "VISIBILITY_SET"
    assert town.complaint.messages.get().body == "Pengadu setuju lewat telepon."
    assert "Belum ada yang diubah" in town.refused(
        "set_visibility", town.clerk, reason="x", **change
    )


def test_tightening_takes_everything_out_of_public_sight(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    answer = town.answer(town.roads, referral, "Ditambal.")
    assert town.complaint.released_at is not None
    town.do("set_visibility", town.clerk, visibility="CONFIDENTIAL")
    answer.refresh_from_db()
    complaint: Complaint = town.complaint
    assert (complaint.released_at, complaint.public_body, complaint.public_search) == (
        None, "", "",
    )  # fmt: skip
    assert answer.released_at is None


def test_an_unknown_choice_is_refused_at_its_field(town: Town) -> None:
    town.file()
    with pytest.raises(FieldRefused) as refused:
        town.do("set_visibility", town.clerk, visibility="SECRET")
    assert refused.value.field == "visibility"
