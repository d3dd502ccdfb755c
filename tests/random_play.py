"""A town in which anybody tries anything at any time; the same seed always plays the same play."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import laws
import portal_cast
import random_words
from town import Town, everything
from ulas.agencies.models import CalendarRevision, Officer, Post, WorkingCalendar
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, SYSTEM, MoveRefused, by_officer
from ulas.complaints.casefile.actor import Actor
from ulas.complaints.models import AnswerLink, Complaint, Referral, StepRun
from ulas.complaints.queries.phrases import phrase_of
from ulas.complaints.sealed.sealing import token_for
from ulas.jobs import rounds
from ulas.look.now import freeze
from ulas.sop.moves import MOVE, MOVES, Facts, may
from ulas.sop.terms import FINAL_STATES, Role, Verb

MOST_COMPLAINTS = 7
# The desk of Diskominfo keeps one of each post: nobody else could reject or redelegate.
MAY_LEAVE = ("roads", "transport", "road_works", "drain_works", "inspector", "second_clerk")
# Verbs that carry a case on come often, the back moves less, those that end it or only look at
# it seldom; else every play would be over before it began.
WEIGHT = {
    **dict.fromkeys(("accept", "distribute", "deliver", "submit_answer", "publish_answer"), 30),
    **dict.fromkeys(("return_referral", "redelegate", "refuse_return", "reinstate", "assign"), 15),
    **dict.fromkeys(("reopen", "object_to_rejection", "return_answer", "return_assignment"), 10),
    **dict.fromkeys(("merge", "unmerge", "give_feedback", "ask_complainant", "add_summary"), 6),
}
# The last officer left between distribution and delivery: no fault. The system tries again later,
# and Diskominfo has the step in its queue once it is late.
UNREACHED = "belum mempunyai petugas maupun alamat surel"
LAPSES = (0, 0, 1, 1, 7, 7, 25, 25, 55, 61, 130, 480, 900, 1500, 4400, 16_000)


class Play:
    """`told` is what happened so far, for whoever has to find out why a law broke."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.town = Town()
        self.town.officer("second_clerk", Role.INFORMATION_CLERK, "")
        self.town.officer("admin", Role.ADMINISTRATOR, "")
        self.town.officer("nobody", Role.DIVISION_OFFICER, "DISHUB").posts.all().delete()
        self.town.cast.transport.calendar = self._calendar(always_open=True, weekly={})
        self.town.cast.transport.second_person = True
        self.town.cast.transport.save()
        self.town.officer("transport_two", Role.AGENCY_OFFICER, "DISHUB")
        self.told: list[str] = []
        self.done: dict[str, int] = {}
        self.refusals = 0
        self._seen: dict[int, int] = {}
        for _ in range(2):
            self.file()

    # -- one step -----------------------------------------------------------------------------

    def step(self) -> None:
        """One thing happens, and the laws hold after it."""
        doing = self.random.choices(
            (
                self.try_verb,
                self.file,
                self.let_time_pass,
                self.change_the_town,
                self.answer_by_mail,
            ),
            weights=(78, 4, 13, 3, 2),
        )[0]
        freeze(self.town.now)
        doing()
        self.check_laws(everywhere=doing in (self.let_time_pass, self.change_the_town))

    def check_laws(self, *, everywhere: bool = True) -> None:
        """The laws hold for every complaint; or for those whose chain grew since."""
        complaints = Complaint.objects.select_related("complainant").order_by("id")
        grown = [one for one in complaints if everywhere or self._seen.get(one.pk) != one.length]
        queued = laws.queued(self.town.now)
        broken = [line for one in grown for line in laws.broken(one, queued)]
        assert not broken, self.story(broken)
        for complaint in grown:
            assert phrase_of(complaint), self.story(["nothing to read for the citizen"])
            self._seen[complaint.pk] = complaint.length

    def story(self, broken: list[str]) -> str:
        """What broke, and everything that led there."""
        return "\n".join([*broken, "--- after:", *self.told])

    def note(self, line: str) -> None:
        self.told.append(f"{self.town.now:%m-%d %H:%M} {line}")

    # -- verbs --------------------------------------------------------------------------------

    def try_verb(self) -> None:
        """Somebody tries a verb on a complaint: mostly one that the table allows."""
        complaint = self._complaint()
        if complaint is None:
            self.file()
            return
        verb, actor, referral = self._wish(complaint)
        words = random_words.arguments(self.random, verb, complaint, referral, self.town)
        if words is None:
            return
        who = actor.officer.username if actor.officer else str(actor.role)
        line = f"{who} {verb} on {complaint.number} ({complaint.state}) {_short(words)}"
        self._attempt(line, verb, complaint_id=complaint.pk, by=actor, now=self.town.now, **words)

    def _attempt(self, line: str, verb: Verb, **words: Any) -> None:
        before = everything()
        self.note(line)
        try:
            getattr(actions, verb.value)(**words)
        except (MoveRefused, actions.NothingDue) as refused:
            self.refusals += 1
            self.told[-1] += f" -> refused: {refused}"
            sentence = str(refused)
            if isinstance(refused, MoveRefused):
                assert sentence[-1:] in ".!?" and len(sentence) > 12, self.story([sentence])
            assert everything() == before, self.story([f"the refused {verb} left something behind"])
        except Exception as fault:
            raise AssertionError(self.story([f"{verb} fell over: {fault!r}"])) from fault
        else:
            self.done[verb.value] = self.done.get(verb.value, 0) + 1

    def _complaint(self) -> Complaint | None:
        everyone = list(Complaint.objects.order_by("id"))
        going = [one for one in everyone if one.state not in FINAL_STATES]
        return (
            self.random.choice(going or everyone)
            if self.random.random() < 0.7 and everyone
            else self._pick(everyone)
        )

    def _wish(self, complaint: Complaint) -> tuple[Verb, Actor, Referral | None]:
        """A verb with who tries it: mostly one that the table allows."""
        referrals = [None, *complaint.referrals.order_by("id")]
        verbs = [move.verb for move in MOVES if move.verb is not Verb.FILE_COMPLAINT]
        if self.random.random() < 0.9:
            allowed = list(self._allowed(complaint, referrals))
            if allowed:
                # By verb first, so that a rare verb gets its turn.
                verbs_now = sorted({str(one[0]) for one in allowed})
                weights = [WEIGHT.get(one, 1) for one in verbs_now]
                verb = self.random.choices(verbs_now, weights)[0]
                return self.random.choice([one for one in allowed if one[0] == verb])
        return (
            self.random.choice(verbs),
            self._maybe_stale(self.random.choice(self.actors()), complaint),
            self.random.choice(referrals),
        )

    def _allowed(
        self, complaint: Complaint, referrals: list[Referral | None]
    ) -> Iterator[tuple[Verb, Actor, Referral | None]]:
        runs = list(StepRun.objects.filter(complaint=complaint, ended_at=None))
        procedure = complaint.procedure_version.procedure()
        for referral in referrals:
            about = {None, referral.pk if referral else None}
            steps = frozenset(run.step for run in runs if run.referral_id in about)
            for actor in self.actors():
                facts = Facts(
                    roles=actor.roles_on(complaint, referral),
                    state=complaint.state,
                    open_steps=steps,
                    referral_state=referral.state if referral else None,
                    step_actors=procedure.step_actors(steps),
                    erased=complaint.erased_at is not None,
                )
                for verb in MOVE:
                    if verb is not Verb.FILE_COMPLAINT and may(verb, facts):
                        yield verb, actor, referral

    def actors(self) -> list[Actor]:
        """Everybody there is, fresh from the database."""
        officers = Officer.objects.order_by("id").prefetch_related("posts")
        return [SYSTEM, COMPLAINANT, *(by_officer(officer) for officer in officers)]

    def _maybe_stale(self, actor: Actor, complaint: Complaint) -> Actor:
        if actor.officer is None or self.random.random() > 0.3:
            return actor
        return by_officer(actor.officer, seen=self.random.randint(0, complaint.length))

    def file(self) -> None:
        """Somebody files; what cannot be taken is refused by field."""
        if Complaint.objects.count() >= MOST_COMPLAINTS:
            return
        filing = random_words.filing(self.random)
        received = self.town.now - timedelta(minutes=self.random.choice((0, 0, 90, -5)))
        self.note(f"a complaint is filed {_short(filing)}")
        before = everything()
        try:
            actions.file_complaint(
                filing=actions.Filing(**filing), by=COMPLAINANT, now=self.town.now,
                channel="WEBSITE", received_at=received,
            )  # fmt: skip
        except actions.FilingRefused as refused:
            self.told[-1] += f" -> refused: {refused}"
            assert refused.problems and everything() == before, self.story(["half a filing"])

    def answer_by_mail(self) -> None:
        """An agency that never signs in uses its link, old or new."""
        link = self._pick(AnswerLink.objects.order_by("id"))
        if link is None:
            return
        token = token_for(str(link.pk), "answer")
        self.note(f"a mailed link of referral {link.referral_id} is used")
        before = everything()
        try:
            actions.answer_by_link(
                token=token, text="Sudah ditangani.", kind="FINAL", now=self.town.now
            )
        except MoveRefused as refused:
            self.told[-1] += f" -> refused: {refused}"
            assert everything() == before, self.story(["a refused link left something behind"])

    # -- the world ----------------------------------------------------------------------------

    def let_time_pass(self) -> None:
        """Minutes or weeks go by; the worker does what became due, without a fault."""
        self.town.after(self.random.choice(LAPSES))
        freeze(self.town.now)
        self.note("time has passed")
        if self.random.random() < 0.75:
            self.work()

    def work(self) -> None:
        """A round of the worker, in which nothing may fall over."""
        with _no_fault_logged() as faults:
            done = rounds.everything(self.town.now)
        self.note(f"the worker did {done}")
        assert not faults, self.story(faults)

    def change_the_town(self) -> None:
        """A calendar is revised, a day was not normal, an officer leaves or comes back."""
        self.random.choice((self._revise, self._abnormal, self._staff))()

    def _revise(self) -> None:
        today = self.town.now.date()
        days = [today + timedelta(days=self.random.randint(-1, 5)) for _ in range(2)]
        holidays = {day.isoformat(): {"name": "Cuti bersama", "kind": "HOLIDAY"} for day in days}
        self._calendar("default", holidays=holidays)
        self.note(f"a new revision of the calendar: {sorted(holidays)}")

    def _calendar(self, code: str = "always", **changes: Any) -> WorkingCalendar:
        calendar, _ = WorkingCalendar.objects.get_or_create(code=code, defaults={"name": code})
        number = calendar.revisions.count() + 1
        weekly = {"name": "Kota", "timezone": "Asia/Jakarta", "weekly": portal_cast.WEEK}
        calendar.current = CalendarRevision.objects.create(
            working_calendar=calendar, number=number, made_at=self.town.now, reason="Cuti bersama",
            definition=json.dumps({**weekly, "number": number, **changes}),
        )  # fmt: skip
        calendar.save()
        return calendar

    def _abnormal(self) -> None:
        start = self.town.now - timedelta(minutes=self.random.choice((30, 600, 3000)))
        end = start + timedelta(minutes=self.random.choice((-5, 60, 600, 6000)))
        chosen = self.random.choice(([], ["DPUPR"], ["DISHUB", "DPUPR"], ["TIDAKADA"]))
        actor = self.random.choice(self.actors())
        self.note(f"{actor.officer} declares {chosen} not normal from {start} to {end}")
        before = everything()
        try:
            actions.declare_abnormal_period(
                agencies=chosen, starts_at=start, ends_at=end, reason="Banjir", by=actor,
                now=self.town.now,
            )  # fmt: skip
        except MoveRefused as refused:
            self.told[-1] += f" -> refused: {refused}"
            assert everything() == before

    def _staff(self) -> None:
        name = self.random.choice(MAY_LEAVE)
        posts = Post.objects.filter(officer__username=name)
        here = not posts.filter(active=True).exists()
        posts.update(active=here)
        self.note(f"{name} {'is back' if here else 'has left'}")

    def _pick(self, rows: Any) -> Any:
        found = list(rows)
        return self.random.choice(found) if found else None


@contextmanager
def _no_fault_logged() -> Iterator[list[str]]:
    """What the worker logs as a fault: it swallows none, but it goes on."""
    found: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told = self.format(record)
            if record.levelno >= logging.WARNING and UNREACHED not in told:
                found.append(told)

    listener = Listener()
    logging.getLogger("ulas").addHandler(listener)
    try:
        yield found
    finally:
        logging.getLogger("ulas").removeHandler(listener)


def _short(words: dict[str, Any]) -> str:
    return ", ".join(f"{key}={str(value)[:24]!r}" for key, value in words.items())
