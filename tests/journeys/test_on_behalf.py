"""Stories: agencies that do not sign in answer by letter, by telephone, by a mailed link."""

from datetime import timedelta

import pytest

import portal_cast
from town import Town
from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, MoveRefused
from ulas.complaints.models import AnswerLink, Delivery, Referral
from ulas.complaints.queries.links import asked
from ulas.complaints.sealed.sealing import token_for


def sent_to(town: Town, agency: str) -> Referral:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.do("distribute", town.reviewer, agencies=[agency])
    return referral  # type: ignore[no-any-return]


def linked(town: Town) -> tuple[Referral, str]:
    """Mailed to the police, who never sign in; (referral, token of the mail)."""
    referral = sent_to(town, "POLRESTA")
    town.do("deliver", "system", referral_id=referral.pk)
    letter = Delivery.objects.get(complaint=town.complaint, template="answer_link")
    return referral, token_for(str(letter.facts["link"]), "answer")


ON_BEHALF_BY_LETTER_STORY = {
    "minutes": {
        "receive": [0], "distribute": [0], "send": [10], "dispose": [40], "publish": [5],
        "finish": [None],
    },
    "events": [
        "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED",
        "ANSWER_PUBLISHED"
    ],
    "to the complainant": ["filed", "distributed", "answered"],
    "to officers": ["to_receive", "to_send", "to_publish"],
    "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
}  # fmt: skip


def test_on_behalf_by_letter(town: Town) -> None:
    """An agency without officer and mail: the clerk owns the step and carries the letter."""
    referral = sent_to(town, "PN")
    assert town.open_steps == ["send"]
    assert town.owner("send") == "INFORMATION_CLERK"
    assert town.letters("ROLE")[-1] == "to_send", "the clerk hears of it at once"
    sentence = town.refused("deliver", "system", referral_id=referral.pk)
    assert "belum mempunyai petugas maupun alamat surel" in sentence
    town.after(10).do("deliver", town.clerk, referral_id=referral.pk, means="LETTER")
    assert town.facts("DELIVERED") == {"means": "LETTER"}
    assert town.minutes("send") == [10]
    assert town.owner("dispose") == "INFORMATION_CLERK", "where an agency has nobody, Diskominfo"
    assert town.runs("dispose").get().charged_to == "PN", "but the minutes are the agency's"

    typed = {"referral_id": referral.pk, "text": "Perkara sudah disidangkan."}
    sentence = town.refused("submit_answer", town.clerk, **typed)
    assert "bagaimana instansi menyampaikan" in sentence
    scan = portal_cast.prepared("white")
    answer = town.after(40).do(
        "submit_answer", town.clerk, source="LETTER", attachments=[scan], **typed
    )
    assert (answer.source, answer.written_by_id) == ("LETTER", town.clerk.pk)
    assert answer.attachments.get().purpose == "SOURCE"
    assert town.facts("ANSWER_SUBMITTED")["files"] == [scan.digest]
    assert town.owner("publish") == "INFORMATION_CLERK"
    assert town.letters("ROLE")[-1] == "to_publish"
    town.after(5).do("publish_answer", town.clerk, referral_id=referral.pk, answer_id=answer.pk)
    assert town.state == "ANSWERED"
    assert answer.attachments.get().released_at is None, "the letter itself is not for the public"
    assert (town.minutes("dispose"), town.minutes("publish")) == ([40], [5])
    assert town.story() == ON_BEHALF_BY_LETTER_STORY


def test_by_telephone_for_an_agency_that_does_sign_in(town: Town) -> None:
    referral = sent_to(town, "DPUPR")
    town.do("deliver", "system", referral_id=referral.pk)
    town.submit(town.clerk, referral, "Ditambal.", source="PHONE")
    publish = Delivery.objects.get(complaint=town.complaint, template="to_publish")
    assert town.owner("publish") == "AGENCY_OFFICER@DPUPR"
    assert publish.agency_id == town.cast.roads.pk, "the owner of the step is told"


def test_answered_by_a_one_time_link(town: Town) -> None:
    referral, token = linked(town)
    assert town.facts("DELIVERED") == {"means": "MAIL"}
    assert town.letters("AGENCY") == ["answer_link"]
    shown = asked(token, town.now)
    assert (shown.number, shown.agency) == (town.number, "Polresta")
    assert not hasattr(shown, "complainant")
    town.after(30)
    answer = actions.answer_by_link(
        token=token, text="Patroli ditambah.", kind="FINAL", now=town.now
    )
    assert (answer.source, answer.written_by_id) == ("MAIL_LINK", None)
    assert town.minutes("dispose") == [30]
    assert town.owner("publish") == "INFORMATION_CLERK"
    for again in (actions.answer_by_link, None):
        with pytest.raises(MoveRefused, match="sudah dipakai"):
            if again:
                again(token=token, text="Sekali lagi.", kind="FINAL", now=town.now)
            else:
                asked(token, town.now)
    town.do("publish_answer", town.clerk, referral_id=referral.pk, answer_id=answer.pk)
    assert town.letters("COMPLAINANT")[-1] == "answered"
    assert town.story() == {
        "minutes": {
            "receive": [0], "distribute": [0], "send": [0], "dispose": [30], "publish": [0],
            "finish": [None],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED",
            "ANSWER_PUBLISHED"
        ],
        "to the complainant": ["filed", "distributed", "answered"],
        "to officers": ["to_receive", "to_publish"],
        "phrase": "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
    }  # fmt: skip


def test_a_link_of_nobody_and_an_old_one(town: Town) -> None:
    _, token = linked(town)
    with pytest.raises(CaseNotFound):
        actions.answer_by_link(token="x" * 26, text="Halo.", kind="FINAL", now=town.now)
    late = town.now + timedelta(days=30)
    with pytest.raises(MoveRefused, match="tidak berlaku"):
        actions.answer_by_link(token=token, text="Halo.", kind="FINAL", now=late)


def test_a_refused_answer_does_not_use_the_link_up(town: Town) -> None:
    _, token = linked(town)
    with pytest.raises(MoveRefused):
        actions.answer_by_link(token=token, text=" ", kind="FINAL", now=town.now)
    assert AnswerLink.objects.get().used_at is None
    actions.answer_by_link(
        token=token, text="Sudah.", kind="FINAL", now=town.now,
        attachments=[portal_cast.prepared()],
    )  # fmt: skip


def test_the_link_dies_with_the_referral(town: Town) -> None:
    referral, token = linked(town)
    town.do("withdraw_referral", town.reviewer, referral_id=referral.pk, reason="Keliru.")
    with pytest.raises(MoveRefused, match="tidak berlaku"):
        actions.answer_by_link(token=token, text="Sudah.", kind="FINAL", now=town.after(1).now)


def test_a_wrong_target_among_agencies_that_never_sign_in(town: Town) -> None:
    referral, _ = linked(town)
    new = town.after(20).do(
        "redelegate", town.reviewer, referral_id=referral.pk, agency="PN", reason="Sudah sidang."
    )
    assert town.owner("send") == "INFORMATION_CLERK"
    town.do("deliver", town.clerk, referral_id=new.pk, means="LETTER")
    assert town.runs("dispose").get(referral=referral).charged_to == "ROUTER"
