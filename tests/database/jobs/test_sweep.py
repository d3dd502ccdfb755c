"""What deadlines call for, each once."""

import json
from datetime import timedelta

import pytest

from town import Town
from ulas.agencies.models import CalendarRevision, WorkingCalendar
from ulas.complaints.models import Delivery, Referral
from ulas.jobs.sweep import Swept, sweep
from ulas.sop.terms import Role


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def at_the_agency(town: Town) -> Referral:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    return referral


def told(town: Town, template: str) -> set[str]:
    return set(
        Delivery.objects.filter(complaint=town.complaint, template=template).values_list(
            "role", flat=True
        )
    )


def test_nothing_is_due_nothing_is_done(town: Town) -> None:
    at_the_agency(town)
    assert sweep(town.now) == Swept()


def test_the_ladder_is_climbed_as_the_sop_file_says(town: Town) -> None:
    at_the_agency(town)
    assert sweep(town.after(30).now) == Swept(warned=1)
    assert told(town, "nearly_overdue") == {Role.AGENCY_OFFICER}
    assert sweep(town.now) == Swept(), "the same share is told once"
    sweep(town.after(18).now)
    assert told(town, "nearly_overdue") == {Role.AGENCY_OFFICER, Role.POLICY_REVIEWER}
    sweep(town.after(12).now)
    assert told(town, "overdue") == {Role.AGENCY_OFFICER, Role.POLICY_REVIEWER, Role.LEADER}
    assert town.events.count("ESCALATED") == 3
    assert town.faults() == []


def test_a_sweep_that_comes_late_tells_all_rungs_in_one_event(town: Town) -> None:
    at_the_agency(town)
    assert sweep(town.after(120).now).warned == 1
    assert town.events.count("ESCALATED") == 1
    assert told(town, "overdue")


def test_silence_after_the_answer_closes(town: Town) -> None:
    referral = at_the_agency(town)
    town.answer(town.roads, referral, "Lubang ditambal.")
    assert sweep(town.after(60).now).closed == 0
    due = town.runs("finish").get().due_at
    assert due is not None
    town.now = due
    assert sweep(town.now).closed == 1
    assert town.state == "CLOSED"
    assert "closed" in town.letters("COMPLAINANT")


def test_silence_about_a_question_reminds_then_closes(town: Town) -> None:
    town.file()
    town.do("ask_complainant", town.clerk, question="Di jalan mana?")
    assert sweep(town.after(24 * 60).now).reminded == 1
    assert sweep(town.now).reminded == 0
    assert sweep(town.after(2 * 24 * 60).now).resumed == 1
    assert town.state == "CLOSED"
    assert town.letters("COMPLAINANT")[-2:] == ["reminded", "closed_no_reply"]


def test_an_agencys_question_without_answer_lets_its_clock_go_on(town: Town) -> None:
    referral = at_the_agency(town)
    town.do("ask_complainant", town.roads, referral_id=referral.pk, question="Sejak kapan?")
    assert sweep(town.after(3 * 24 * 60).now).resumed == 1
    assert town.state == "REFERRED"
    assert town.runs("dispose").get().paused_at is None
    assert sweep(town.now).resumed == 0


def test_an_objection_that_nobody_answers_is_told(town: Town) -> None:
    town.file()
    town.do("reject", town.clerk, ground="NOT_OURS", explanation="Ini urusan provinsi.")
    town.do("object_to_rejection", None, reason="Jalan ini milik kota.")
    due = town.runs("objection").get().due_at
    assert due is not None
    town.now = due + timedelta(minutes=1)
    assert sweep(town.now).warned == 1
    assert Role.LEADER in told(town, "overdue")


def new_revision(town: Town) -> CalendarRevision:
    """The rest of Monday becomes a holiday."""
    calendar = WorkingCalendar.objects.get(code="default")
    assert calendar.current is not None
    definition = json.loads(calendar.current.definition)
    definition["holidays"] = {"2026-01-12": {"name": "Libur mendadak", "kind": "HOLIDAY"}}
    calendar.current = CalendarRevision.objects.create(
        working_calendar=calendar,
        number=2,
        definition=json.dumps(definition),
        made_at=town.now,
        reason="libur mendadak",
    )
    calendar.save()
    return calendar.current


def test_a_new_calendar_moves_open_deadlines_once(town: Town) -> None:
    at_the_agency(town)
    revision = new_revision(town.after(5))
    assert sweep(town.after(1).now) == Swept(recomputed=1)
    run = town.runs("dispose").get()
    assert run.calendar_revision == revision
    assert run.due_at is not None
    assert run.due_at > town.now + timedelta(hours=12)
    assert sweep(town.after(60).now) == Swept()


def test_an_overdue_step_stays_and_is_excused_and_not_looked_at_again(town: Town) -> None:
    at_the_agency(town)
    sweep(town.after(90).now)
    new_revision(town)
    assert sweep(town.after(1).now).recomputed == 1
    run = town.runs("dispose").get()
    assert run.excused
    assert run.due_at is not None
    assert run.due_at < town.now
    assert sweep(town.after(1).now).recomputed == 0
