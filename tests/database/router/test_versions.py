"""Versions of the model: kept, put to use, rolled back, broken; decisions that name them."""

import pytest

from town import Town
from ulas.complaints import actions
from ulas.complaints.casefile import FieldRefused, MoveRefused, by_officer
from ulas.complaints.models import RouterDecision, RouterModel, RouterSwitch
from ulas.complaints.queries.router.active import active_model, in_use
from ulas.complaints.queries.routing import propose_for
from ulas.jobs import automatic
from ulas.routing.model import to_bytes
from ulas.routing.training import Example, train
from ulas.sop.terms import Role

TAUGHT = {
    "DPUPR": "jalan berlubang di depan pasar banyak orang jatuh",
    "DISHUB": "lampu mati gelap parkir liar macet rambu hilang",
}


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def keep(
    town: Town, *, times: int = 60, better: bool = True, send_from: float | None = None
) -> str:
    """Keep a small model; other `times`, another version."""
    model = train([Example(text, code) for code, text in TAUGHT.items()] * times)
    actions.keep_model(
        trained=actions.Trained(
            version=model.version,
            data=to_bytes(model),
            labels=2 * times,
            held_out=0,
            better=better,
            sentence="Model baru dipakai.",
            send_from=send_from,
        ),
        now=town.now,
    )
    return model.version


def test_before_the_first_training_rules_and_words_alone_propose(town: Town) -> None:
    assert active_model() is None
    proposal = propose_for(town.file())
    assert proposal.model_version == "" and proposal.agencies[0].code == "DPUPR"


def test_a_better_version_takes_over_and_a_worse_one_is_only_kept(town: Town) -> None:
    first = keep(town)
    worse = keep(town, times=61, better=False)
    now = in_use()
    assert now is not None and now.version == first
    assert RouterModel.objects.filter(version=worse).exists()
    town.file(category="", text="Ada jalan berlubang, orang jatuh.")
    proposal = propose_for(town.complaint)
    assert proposal.model_version == first
    said = " ".join(reason.sentence for reason in proposal.agencies[0].reasons)
    assert "Aduan serupa biasanya ditangani di sini" in said


def test_a_person_rolls_back_with_a_reason_and_is_named(town: Town) -> None:
    first, second = keep(town), keep(town, times=61)
    by = by_officer(town.reviewer)
    actions.switch_model(version=first, by=by, now=town.now, reason="Yang baru salah arah.")
    now = in_use()
    assert now is not None and now.version == first
    assert RouterSwitch.objects.last().switched_by == town.reviewer  # type: ignore[union-attr]
    assert second != first
    for wrong in ({"reason": ""}, {"version": "nothing"}, {"may_send": True}):
        with pytest.raises(FieldRefused):
            actions.switch_model(
                **{"version": first, "by": by, "now": town.now, "reason": "Coba.", **wrong}  # type: ignore[arg-type]
            )
    with pytest.raises(MoveRefused):
        actions.switch_model(version=first, by=by_officer(town.roads), now=town.now, reason="Coba.")


def test_a_broken_file_falls_back_to_rules_and_says_so(town: Town) -> None:
    version = keep(town)
    RouterModel.objects.filter(version=version).update(data=b"not a model", version="0" * 64)
    proposal = propose_for(town.file())
    assert proposal.agencies[0].code == "DPUPR"
    assert "aturan saja" in proposal.notes[0]
    other = keep(town, times=62)
    RouterModel.objects.filter(version=other).update(version="1" * 64)
    assert "aturan saja" in propose_for(town.complaint).notes[0], "a file that is another version"


def test_a_decision_is_kept_with_the_model_that_made_it_and_erased_with_the_text(
    town: Town,
) -> None:
    version = keep(town)
    town.file(verified=True, category="", text="Jalan berlubang di depan pasar, banyak jatuh.")
    automatic.advance(town.complaint.pk, town.now)
    decision = RouterDecision.objects.get()
    assert decision.model is not None and decision.model.version == version
    assert decision.first == "DPUPR" and decision.verdict == "SUGGEST"
    assert any("berlubang" in word for word, _ in decision.proposed[0]["words"])
    assert town.facts("PROPOSED")["router"] == {"verdict": "SUGGEST", "model": version}
    keep(town, times=63)
    decision.refresh_from_db()
    assert decision.model.version == version, "a later model changes no past decision"
    town.do("withdraw_complaint", None)
    town.do("erase_identity", None)
    decision.refresh_from_db()
    assert decision.proposed == [] and decision.first == "DPUPR"
    assert town.faults() == []


def test_the_model_sends_only_when_measured_and_allowed(town: Town) -> None:
    def verdict() -> str:
        town.file(verified=True, category="", text="Jalan berlubang depan pasar, banyak jatuh.")
        return str(propose_for(town.complaint).verdict)

    version = keep(town, send_from=0.3)
    assert verdict() == "SUGGEST", "measured, but nobody allowed it"
    allow = {"version": version, "by": by_officer(town.reviewer), "now": town.now}
    actions.switch_model(**allow, reason="Tiga bulan tepat 97 %.", may_send=True)  # type: ignore[arg-type]
    assert verdict() == "SEND"
    automatic.advance(town.complaint.pk, town.now)
    assert town.state == "REFERRED"
    town.file(verified=True, category="", text="Jalan berlubang depan pasar, anak tertimpa pohon.")
    assert propose_for(town.complaint).verdict == "SUGGEST", "danger is always looked at"
    keep(town, times=64, send_from=0.3)
    assert verdict() == "SEND", "leave goes over to a version that was measured as well"
    keep(town, times=65)
    assert verdict() == "SUGGEST", "and not to one that was not"


def test_files_of_versions_that_never_decided_go_after_a_month(town: Town) -> None:
    first = keep(town)
    idle = keep(town, times=61, better=False)
    RouterDecision.objects.create(complaint=town.file(), at=town.now, verdict="SUGGEST")
    town.after(31 * 24 * 60)
    keep(town, times=62)
    sizes = dict(RouterModel.objects.values_list("version", "size"))
    assert sizes[idle] == 0 and sizes[first] > 0
    with pytest.raises(FieldRefused):
        actions.switch_model(
            version=idle,
            by=by_officer(town.officer("head", Role.ADMINISTRATOR, "")),
            now=town.now,
            reason="Coba.",
        )
