"""Stories: holidays, days that are not normal, new calendars, new versions of the SOP."""

import json
from datetime import datetime, timedelta

import portal_cast
from town import Town
from ulas.agencies.models import CalendarRevision, WorkingCalendar
from ulas.clock import minutes
from ulas.complaints import actions
from ulas.complaints.casefile import by_officer
from ulas.complaints.models import Delivery, Referral

SUMMER = "Cuti bersama"


def new_revision(town: Town, code: str = "default", **changes: object) -> CalendarRevision:
    """A newer revision of a calendar, with holidays or other hours."""
    calendar, _ = WorkingCalendar.objects.get_or_create(code=code, defaults={"name": code})
    number = calendar.revisions.count() + 1
    data = {
        "name": "Kota", "timezone": "Asia/Jakarta", "weekly": portal_cast.WEEK, "number": number,
        **changes,
    }  # fmt: skip
    made = CalendarRevision.objects.create(
        working_calendar=calendar, number=number, definition=json.dumps(data), made_at=town.now,
        reason=SUMMER,
    )  # fmt: skip
    calendar.current = made
    calendar.save()
    return made


def holiday(*days: str) -> dict[str, object]:
    return {day: {"name": SUMMER, "kind": "HOLIDAY"} for day in days}


def local(town: Town, day: str, time: str) -> datetime:
    """An instant by the clock of Solo, without moving the town's."""
    now, found = town.now, town.at(day, time).now
    town.now = now
    return found


def at_the_agency(town: Town, agency: str = "DPUPR") -> Referral:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer(agency)
    return referral


def test_arrival_on_a_holiday_night(town: Town) -> None:
    """Thursday the 15th is a holiday: the clock starts on Friday at 07.30."""
    new_revision(town, holidays=holiday("2026-01-15"))
    town.at("2026-01-15", "23:10").file()
    run = town.runs("receive").get()
    assert run.started_at == town.now
    assert run.due_at == local(town, "2026-01-16", "08:30")
    assert town.complaint.promised_at == town.now + timedelta(hours=48), "the promise is clock time"
    town.at("2026-01-16", "08:00").do("accept", town.clerk)
    assert town.minutes("receive") == [30]
    town.at("2026-01-16", "15:50").refer("DPUPR")
    assert town.minutes("distribute") == [7 * 60 + 20]
    assert town.runs("distribute").get().overdue
    town.at("2026-01-17", "10:00")
    dispose = town.runs("dispose").get()
    assert dispose.due_at == local(town, "2026-01-19", "08:20"), (
        "ten minutes on Friday, then Monday"
    )
    assert [town.complaint.targets.get(key="class_ordinary").due_at] == [
        local(town, "2026-02-04", "16:00")
    ]
    assert town.story() == {
        "minutes": {
            "receive": [30], "distribute": [440], "send": [0], "dispose": [None],
        },
        "events": ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED"],
        "to the complainant": ["filed", "distributed"],
        "to officers": ["to_receive", "to_dispose"],
        "phrase": (
            "Instansi sudah menerima aduan Anda dan sedang menunjuk bagian yang menanganinya."
        ),
    }  # fmt: skip


def test_an_agency_counts_by_its_own_hours(town: Town) -> None:
    always = new_revision(town, "always", always_open=True, weekly={})
    town.cast.transport.calendar = always.working_calendar
    town.cast.transport.save()
    town.at("2026-01-16", "15:30").file()
    town.do("accept", town.clerk)
    roads, transport = town.refer("DPUPR", "DISHUB")
    due = {run.referral_id: run.due_at for run in town.runs("dispose")}
    assert due[transport.pk] == local(town, "2026-01-16", "16:30")
    assert due[roads.pk] == local(town, "2026-01-19", "08:00")


def test_a_declared_abnormal_period_excuses_and_hides_nothing(town: Town) -> None:
    referral = at_the_agency(town)
    town.after(150)
    town.answer(town.roads, referral, "Ditambal.")
    run = town.runs("dispose").get()
    assert (run.overdue, run.excused) == (True, False)
    flood = {"starts_at": portal_cast.START, "ends_at": portal_cast.START + timedelta(minutes=100)}
    excused = actions.declare_abnormal_period(
        agencies=["DPUPR"], reason="Banjir", by=by_officer(town.reviewer), now=town.now, **flood
    )
    run.refresh_from_db()
    assert excused == 1
    assert (run.overdue, run.excused, run.excused_reason) == (True, True, "Banjir")
    assert run.seconds == 150 * 60
    assert town.events[-1] == "ABNORMAL_PERIOD_DECLARED"
    assert town.facts("ABNORMAL_PERIOD_DECLARED")["runs"] == [run.pk]


def test_a_period_that_does_not_explain_the_lateness_excuses_nothing(town: Town) -> None:
    referral = at_the_agency(town)
    town.after(150)
    town.answer(town.roads, referral, "Ditambal.")
    short = {"starts_at": portal_cast.START, "ends_at": portal_cast.START + timedelta(minutes=30)}
    by = by_officer(town.reviewer)
    for agencies in (["DPUPR"], ["DISHUB"], []):
        assert not actions.declare_abnormal_period(
            agencies=agencies, reason="Mati lampu", by=by, now=town.now, **short
        )
    assert "ABNORMAL_PERIOD_DECLARED" not in town.events


def test_an_excuse_for_an_open_step_is_looked_at_again_at_its_end(town: Town) -> None:
    referral = at_the_agency(town)
    town.after(90)
    flood = {"starts_at": portal_cast.START, "ends_at": portal_cast.START + timedelta(minutes=60)}
    assert actions.declare_abnormal_period(
        agencies=[], reason="Banjir", by=by_officer(town.reviewer), now=town.now, **flood
    )
    assert town.runs("dispose").get().excused
    town.after(60)
    town.answer(town.roads, referral, "Ditambal.")
    run = town.runs("dispose").get()
    assert (run.overdue, run.excused) == (True, False), "90 minutes were not the flood's"


def test_a_new_calendar_moves_open_steps_only(town: Town) -> None:
    town.at("2026-01-14", "15:30").file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    ended = list(town.runs().exclude(ended_at=None).values())
    assert town.runs("dispose").get().due_at == local(town, "2026-01-15", "08:00")
    revision = new_revision(town, holidays=holiday("2026-01-15"))
    assert town.after(5).do("recompute_deadlines", "system") == 1
    run = town.runs("dispose").get()
    assert run.due_at == local(town, "2026-01-16", "08:00")
    assert run.calendar_revision_id == revision.pk
    assert list(town.runs().exclude(ended_at=None).values()) == ended
    assert town.facts("DEADLINES_RECOMPUTED") == {"runs": [run.pk]}
    town.at("2026-01-16", "07:50").answer(town.roads, referral, "Ditambal.")
    assert town.minutes("dispose") == [50]


def test_an_overdue_step_stays_overdue_and_is_excused_where_the_calendar_saves_it(
    town: Town,
) -> None:
    town.at("2026-01-14", "15:30").file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    due = town.runs("dispose").get().due_at
    town.at("2026-01-15", "10:00")
    new_revision(town, holidays=holiday("2026-01-15"))
    town.do("recompute_deadlines", "system")
    run = town.runs("dispose").get()
    assert (run.due_at, run.excused) == (due, True)
    assert SUMMER in run.excused_reason
    town.answer(town.roads, referral, "Ditambal.")
    run = town.runs("dispose").get()
    assert (run.overdue, run.excused) == (True, True)


def test_days_move_with_the_calendar_too(town: Town) -> None:
    referral = at_the_agency(town)
    town.answer(town.roads, referral, "Ditambal.")
    assert town.runs("finish").get().due_at == local(town, "2026-01-26", "16:00")
    new_revision(town, holidays=holiday("2026-01-20", "2026-01-21"))
    town.do("recompute_deadlines", "system")
    assert town.runs("finish").get().due_at == local(town, "2026-01-28", "16:00")


def test_a_paused_step_follows_the_new_calendar_when_it_goes_on(town: Town) -> None:
    referral = at_the_agency(town)
    town.after(20).do(
        "ask_complainant", town.roads, referral_id=referral.pk, question="Lubang yang mana?"
    )
    new_revision(town, holidays=holiday("2026-01-13"))
    town.do("recompute_deadlines", "system")
    assert town.runs("dispose").get().due_at is None
    town.at("2026-01-12", "15:50").do("add_facts", None, text="Di depan pasar.")
    assert town.runs("dispose").get().due_at == local(town, "2026-01-14", "08:00")


def test_old_complaints_keep_their_version_of_the_sop(town: Town) -> None:
    old = town.file()
    text = (portal_cast.PROJECT / "data/surakarta/sop.toml").read_text(encoding="utf-8")
    cut = text.index("[row.2]")
    faster = text[:cut] + text[cut:].replace("minutes = 60", "minutes = 30", 1)
    assert faster != text
    valid_from = town.now + timedelta(minutes=10)
    version = actions.import_procedure(text=faster, valid_from=valid_from, now=town.now)
    again = actions.import_procedure(text=faster, valid_from=valid_from, now=town.after(1).now)
    assert (version.number, again.pk) == (2, version.pk)
    before = town.file()
    after = town.after(10).file()
    limits = [one.step_runs.get(step="receive").limit_minutes for one in (old, before, after)]
    assert limits == [60, 60, 30]
    assert town.facts("FILED")["sop"] == 2
    town.about(old).do("accept", town.clerk)
    assert not town.runs("receive").get().overdue


def test_each_share_of_the_limit_is_told_once(town: Town) -> None:
    at_the_agency(town)
    run = town.runs("dispose").get()
    told: list[int] = []
    for _ in range(4):
        due = town.runs("dispose").get().next_warning_at
        if due is None:
            break
        told.append(minutes(due - run.started_at))
        town.now = due
        town.do("escalate", "system", run_id=run.pk)
    assert told == [30, 48, 60]
    roles = list(
        Delivery.objects.filter(complaint=town.complaint, template="overdue").values_list(
            "role", "agency__code"
        )
    )
    assert roles == [
        ("AGENCY_OFFICER", "DPUPR"), ("LEADER", "DPUPR"), ("POLICY_REVIEWER", None),
        ("LEADER", None),
    ]  # fmt: skip
    assert town.events.count("ESCALATED") == 3
    assert town.runs("dispose").get().warned_share == 100


def test_a_new_run_is_warned_anew(town: Town) -> None:
    referral = at_the_agency(town)
    town.after(31).do("escalate", "system", run_id=town.runs("dispose").get().pk)
    town.assign(town.roads, referral, town.cast.division)
    answer = town.runs("answer").get()
    assert (answer.warned_share, answer.carried_seconds) == (0, 31 * 60)
    assert answer.next_warning_at == town.now, "half of the hour is gone already"


def test_a_clock_a_little_ahead_of_ours_starts_no_step_in_the_future(town: Town) -> None:
    """The desk's clock runs four minutes ahead; the case is rejected within those minutes."""
    ahead = town.now + timedelta(minutes=4)
    filing = actions.Filing(text="Lampu jalan mati sejak kemarin.", name="Siti", phone="0271123456")
    filed = actions.file_complaint(
        filing=filing, by=by_officer(town.clerk), now=town.now, channel="DESK", received_at=ahead
    )
    town.about(filed.complaint)
    assert town.complaint.received_at == town.now
    town.after(1).do("reject", town.clerk, ground="NOT_OURS", explanation="Milik provinsi.")
    assert town.minutes("receive") == [1]
