"""What the SOP file of Surakarta says, and that the file alone decides it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.sop.moves import Subject
from ulas.sop.parts import Basis, Calendar, Told
from ulas.sop.procedure import Procedure, number_line, parse
from ulas.sop.terms import Role, Verb
from ulas.sop.triggers import TRIGGERS

COMPLAINT, REFERRAL = Subject.COMPLAINT, Subject.REFERRAL


def test_the_paper_is_whole(sop: Procedure) -> None:
    assert sop.identity.number == "SKA.Diskominfo SP.03.01. CFM.03.SOP.BID_Egov/2"
    assert sop.identity.made == date(2022, 6, 6)
    assert (sop.identity.revised, sop.identity.revision) == (date(2024, 10, 31), 1)
    assert sop.identity.approver is not None
    assert sop.identity.approver.nip == "19700222 199503 2 004"
    paper = sop.paper
    lists = (paper.legal_bases, paper.qualifications, paper.equipment, paper.warnings)
    assert [len(items) for items in lists] == [7, 3, 3, 3]
    assert paper.records == ("Form Aduan Elektronik", "Identitas Pengadu", "Feedback")
    assert paper.related == ()
    assert [row.number for row in sop.rows] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_the_minutes_add_up_as_on_the_paper(sop: Procedure) -> None:
    minutes = {row.number: row.standard.time_limit_minutes or 0 for row in sop.rows}
    assert sum(minutes.values()) == 315
    assert sum(minutes.values()) - minutes[4] == 255


def test_performers_are_blank_but_for_the_dash_that_survived(sop: Procedure) -> None:
    cells = {row.number: row.paper_performer for row in sop.rows}
    assert cells.pop(3) == ("", "—")
    assert set(cells.values()) == {("", "")}
    assert sop.rows[2].note == "Mutu Baku Waktu Otomatis oleh sistem"


def test_rows_two_to_five_count_diskominfo_hours_six_and_seven_the_agency(sop: Procedure) -> None:
    calendars = {step.row: step.calendar for step in sop.steps if step.row}
    assert {row for row, whose in calendars.items() if whose is Calendar.COORDINATOR} == {
        2, 3, 4, 5, 8,
    }  # fmt: skip
    assert {row for row, whose in calendars.items() if whose is Calendar.AGENCY} == {6, 7}


@pytest.mark.parametrize(
    ("triggers", "subject", "open_steps", "started"),
    [
        ({"file_complaint"}, COMPLAINT, (), ["receive"]),
        ({"accept"}, COMPLAINT, (), ["distribute"]),
        ({"distribute"}, REFERRAL, (), ["send"]),
        ({"distribute"}, COMPLAINT, (), []),
        ({"deliver"}, REFERRAL, (), ["dispose"]),
        ({"assign"}, REFERRAL, (), ["answer"]),
        ({"assign"}, REFERRAL, ("answer",), []),
        ({"assign"}, REFERRAL, ("follow_up",), []),
        ({"refuse_return"}, REFERRAL, (), ["dispose"]),
        ({"refuse_return"}, REFERRAL, ("follow_up",), []),
        ({"submit_answer"}, REFERRAL, ("answer",), []),
        ({"submit_answer", "submit_answer.complete"}, REFERRAL, ("follow_up",), ["publish"]),
        ({"publish_answer", "publish_answer.interim"}, REFERRAL, (), ["follow_up"]),
        ({"publish_answer", "publish_answer.final"}, REFERRAL, (), []),
        ({"publish_answer", "publish_answer.last"}, COMPLAINT, (), ["finish"]),
        ({"withdraw_referral", "withdraw_referral.answered"}, COMPLAINT, (), ["finish"]),
        ({"withdraw_referral", "withdraw_referral.last"}, COMPLAINT, (), ["distribute"]),
        ({"redelegate"}, REFERRAL, (), ["send"]),
        ({"redelegate.old"}, REFERRAL, (), []),
        ({"reopen"}, COMPLAINT, (), ["distribute"]),
    ],
)
def test_what_starts(
    sop: Procedure,
    triggers: set[str],
    subject: Subject,
    open_steps: tuple[str, ...],
    started: list[str],
) -> None:
    assert [step.key for step in sop.starting(triggers, subject, open_steps)] == started


def test_what_ends(sop: Procedure) -> None:
    assert sop.ending({"accept"}, COMPLAINT) == {"receive"}
    assert sop.ending({"accept"}, REFERRAL) == frozenset()
    assert "redelegate" in sop.ending({"redelegate.old"}, REFERRAL)
    assert "redelegate" not in sop.ending({"redelegate"}, REFERRAL)
    everything = {step.key for step in sop.steps if step.subject is REFERRAL}
    for verb in ("reject", "withdraw_complaint", "merge", "withdraw_referral", "redelegate.old"):
        assert sop.ending({verb}, REFERRAL) == everything


def test_a_further_interim_answer_renews_the_promise(sop: Procedure) -> None:
    again = {"publish_answer", "publish_answer.interim"}
    still_open = {"publish", "follow_up"} - sop.ending(again, REFERRAL)
    assert [step.key for step in sop.starting(again, REFERRAL, still_open)] == ["follow_up"]


def test_the_division_goes_on_with_the_minutes_of_the_agency(sop: Procedure) -> None:
    assert sop.sharing("answer") == sop.sharing("dispose") == {"dispose", "answer"}
    assert sop.sharing("publish") == {"publish"}


def test_the_file_names_who_may_do_a_step_not_who_may_break_it_off(sop: Procedure) -> None:
    named = sop.step_actors({"dispose"})
    assert named[Verb.ASSIGN] == sop.step("dispose").actor
    assert Verb.WITHDRAW_REFERRAL not in named
    assert sop.step_actors({"a_step_of_another_version"}) == {}


def test_days_come_from_the_limits(sop: Procedure) -> None:
    assert (sop.step("finish").days, sop.step("finish").limit) == (10, None)
    assert sop.step("objection").days == sop.limits.objection_days == 1
    assert sop.step("follow_up").no_limit


def test_promises_by_class(sop: Procedure) -> None:
    keys = [target.key for target in sop.targets_for("SUPERVISION")]
    assert keys == ["first_response", "follow_up", "class_supervision"]
    days = {target.service_class: target.days for target in sop.targets if target.days}
    assert days == {"INFORMATION": 5, "ORDINARY": 14, "SUPERVISION": 60}
    assert sop.targets[0].minutes == 24 * 60
    assert sop.targets[0].basis is Basis.CLOCK


def test_lateness_climbs(sop: Procedure) -> None:
    assert sop.escalation.shares == (50, 80, 100)
    assert sop.escalation.told(50) == (Told.OWNER,)
    assert Told.LEADER in sop.escalation.told(100)
    assert sop.escalation.told(51) == ()


def test_completeness_tells_what_is_missing_in_the_order_of_the_file(sop: Procedure) -> None:
    assert sop.completeness.missing({"text", "name"}) == ("place", "contact")
    assert sop.completeness.missing({"text", "name", "place", "contact", "photo"}) == ()


def test_number_and_approval_are_printed_for_an_approved_version_only(
    sop: Procedure, sop_text: str
) -> None:
    line = number_line(sop)
    assert "SKA.Diskominfo SP.03.01" in line
    assert "29 November 2024 oleh HENY ERMAWATI" in line
    draft = parse(sop_text.replace("approved = true", "approved = false"))
    assert number_line(draft) == "rancangan, belum disahkan"


def test_a_draft_needs_no_number_nor_approver(sop_text: str) -> None:
    start = sop_text.index("[identity.approver]")
    end = sop_text.index("[paper]")
    lines = (sop_text[:start] + sop_text[end:]).splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("number =", "approved_on ="))]
    draft = parse("".join(kept).replace("approved = true", "approved = false"))
    assert number_line(draft) == "rancangan, belum disahkan"


def test_a_step_is_added_and_a_limit_changed_by_the_file_alone(
    sop_text: str, added_step: str
) -> None:
    before = parse(sop_text)
    changed = parse(sop_text.replace("minutes = 15", "minutes = 25") + added_step)
    assert before.step("send").limit == timedelta(minutes=15)
    assert changed.step("send").limit == timedelta(minutes=25)
    started = changed.starting({"publish_answer", "publish_answer.interim"}, REFERRAL, ())
    assert [step.key for step in started] == ["follow_up", "photo_check"]
    assert started[1].limit == timedelta(minutes=45)
    assert started[1].accountable == (Role.AGENCY_OFFICER, Role.LEADER)
    assert "photo_check" in changed.ending({"publish_answer.final"}, REFERRAL)
    assert "photo_check" not in before.ending({"publish_answer.final"}, REFERRAL)


triggers = st.frozensets(st.sampled_from(sorted(TRIGGERS)))
subjects = st.sampled_from(Subject)


@given(triggers, triggers, subjects)
def test_more_triggers_never_end_less(
    sop: Procedure, some: frozenset[str], more: frozenset[str], subject: Subject
) -> None:
    assert sop.ending(some, subject) | sop.ending(more, subject) == sop.ending(some | more, subject)


@given(triggers, subjects, st.data())
def test_a_step_never_starts_twice(
    sop: Procedure, some: frozenset[str], subject: Subject, data: st.DataObject
) -> None:
    still_open = data.draw(st.frozensets(st.sampled_from([step.key for step in sop.steps])))
    for step in sop.starting(some, subject, still_open):
        assert step.key not in still_open
        assert step.subject is subject
        assert not step.not_while & still_open
