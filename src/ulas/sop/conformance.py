"""What happened to a complaint, held against the procedure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ulas.sop.moves import MOVE, Move, Subject
from ulas.sop.parts import Step
from ulas.sop.procedure import Procedure
from ulas.sop.terms import ROLE_TITLE, Role, Verb
from ulas.sop.triggers import TRIGGERS, go_together


class DeviationKind(StrEnum):
    """How what happened differs from what the procedure says."""

    SKIPPED = "SKIPPED"
    OUT_OF_ORDER = "OUT_OF_ORDER"
    OVER_TIME = "OVER_TIME"
    WRONG_ACTOR = "WRONG_ACTOR"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class Happening:
    """One verb as it touched one subject; a verb that touches several makes one for each.

    `triggers` are what it emitted on this subject. `minutes` holds, for steps that it ended,
    the counted minutes (with those carried over), `late` the steps that it ended after a
    stored deadline that is not told in minutes. `role` is None where it is not known.
    """

    verb: str
    triggers: frozenset[str]
    at: datetime
    subject: Subject
    subject_id: str
    role: Role | None = None
    minutes: Mapping[str, int] = field(default_factory=dict)
    late: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Deviation:
    """One difference, with the row of the paper where there is one and a sentence."""

    kind: DeviationKind
    step: str | None
    row: int | None
    subject_id: str
    at: datetime
    sentence: str


def conform(procedure: Procedure, events: Sequence[Happening]) -> tuple[Deviation, ...]:
    """Return every deviation of one complaint's happenings, in the order they came.

    `events` are the happenings of one complaint and its referrals as they were recorded.
    A run that is still under way conforms as far as it has come.
    """
    replay = _Replay(procedure, events)
    for position, event in enumerate(events):
        replay.take(position, event)
    return tuple(replay.found)


class _Replay:
    """Plays the happenings through the procedure and notes where they leave it."""

    def __init__(self, procedure: Procedure, events: Sequence[Happening]) -> None:
        self.procedure = procedure
        self.events = events
        self.found: list[Deviation] = []
        self._open: dict[str, set[str]] = defaultdict(set)
        self._seen: set[tuple[str, str]] = set()
        self._done: set[tuple[str, str]] = set()
        self._told: set[tuple[str, str]] = set()

    def take(self, position: int, event: Happening) -> None:
        if event.verb not in MOVE or not event.triggers <= TRIGGERS:
            self._unknown(event)
            return
        move = MOVE[Verb(event.verb)]
        if position and event.at < self.events[position - 1].at:
            self._note(
                DeviationKind.OUT_OF_ORDER,
                event,
                None,
                f"“{move.label}” tercatat lebih awal daripada kejadian sebelumnya.",
            )
        if event.subject is move.subject:
            self._order(position, event, move)
            self._actor(event, move)
        self._time(event)
        self._advance(event)

    def _note(
        self, kind: DeviationKind, event: Happening, step: Step | None, sentence: str
    ) -> None:
        key, row = (step.key, step.row) if step else (None, None)
        self.found.append(Deviation(kind, key, row, event.subject_id, event.at, sentence))

    def _unknown(self, event: Happening) -> None:
        names = (event.verb, *sorted(event.triggers))
        strange = [name for name in names if name not in TRIGGERS]
        sentence = f"“{strange[0]}” tidak dikenal dalam prosedur."
        self._note(DeviationKind.UNKNOWN, event, None, sentence)

    def _order(self, position: int, event: Happening, move: Move) -> None:
        """Note steps that had to come before this verb and did not."""
        doing = [step for step in self._steps(event.subject) if step.done_by & event.triggers]
        wanted = doing or [s for s in self._steps(event.subject) if s.key in move.steps]
        needed = {step.key for step in wanted} | set(move.steps)
        if not wanted or needed & self._open[event.subject_id] or self._only_begins(event):
            return
        if any((event.subject_id, key) in self._seen for key in needed):
            # A verb that asks for no open step may come again: a further agency, late feedback.
            if move.steps:
                again = f"“{move.label}” terjadi ketika langkah “{wanted[0].title}” sudah berakhir."
                self._note(DeviationKind.OUT_OF_ORDER, event, wanted[0], again)
            return
        for step in self._missing(wanted[0], event):
            self._leapt(position, event, move, step)

    def _only_begins(self, event: Happening) -> bool:
        """Whether the verb breaks new ground here: the referral that replaces another."""
        given, subject = event.triggers, event.subject
        return not self.procedure.ending(given, subject) and bool(
            self.procedure.starting(given, subject, ())
        )

    def _missing(self, step: Step, event: Happening) -> list[Step]:
        """Steps on the straight way to this one that were not done; itself if all were."""
        before = straight_way(self.procedure, step)[:-1]
        missing = [one for one in before if not self._was_done(one, event)]
        return missing or [step]

    def _was_done(self, step: Step, event: Happening) -> bool:
        if step.subject is event.subject:
            return (event.subject_id, step.key) in self._done
        return any(key == step.key for _, key in self._done)

    def _leapt(self, position: int, event: Happening, move: Move, step: Step) -> None:
        scope = event.subject_id if step.subject is event.subject else ""
        if (scope, step.key) in self._told:
            return
        self._told.add((scope, step.key))
        if any(
            later.subject is step.subject and step.done_by & later.triggers
            for later in self.events[position + 1 :]
        ):
            kind, how = DeviationKind.OUT_OF_ORDER, "baru dilakukan sesudah"
        else:
            kind, how = DeviationKind.SKIPPED, "terlewat sebelum"
        self._note(kind, event, step, f"Langkah “{step.title}” {how} “{move.label}”.")

    def _actor(self, event: Happening, move: Move) -> None:
        still_open = self._open[event.subject_id]
        named = self.procedure.step_actors(still_open).get(move.verb, move.actors)
        if event.role is None or (event.role in named and event.role in move.actors):
            return
        step = next(
            (
                self.procedure.step(key)
                for key in sorted(still_open)
                if self.procedure.step(key).done_by & event.triggers
            ),
            None,
        )
        sentence = f"“{move.label}” dilakukan oleh {ROLE_TITLE[event.role]}, yang tidak berwenang."
        self._note(DeviationKind.WRONG_ACTOR, event, step, sentence)

    def _time(self, event: Happening) -> None:
        ended = self.procedure.ending(event.triggers, event.subject)
        for step in self._steps(event.subject):
            if step.key not in ended & self._open[event.subject_id]:
                continue
            minutes, limit = event.minutes.get(step.key), step.limit_minutes
            if minutes is not None and limit is not None and minutes > limit:
                sentence = f"Langkah “{step.title}” memakan {minutes} menit, batasnya {limit}."
            elif step.key in event.late:
                sentence = f"Langkah “{step.title}” berakhir setelah batas waktunya."
            else:
                continue
            self._note(DeviationKind.OVER_TIME, event, step, sentence)

    def _advance(self, event: Happening) -> None:
        """End and start steps as the procedure says."""
        still_open = self._open[event.subject_id]
        for step in self._steps(event.subject):
            if step.key in still_open and step.done_by & event.triggers:
                self._done.add((event.subject_id, step.key))
        still_open -= self.procedure.ending(event.triggers, event.subject)
        for step in self.procedure.starting(event.triggers, event.subject, still_open):
            self._seen.add((event.subject_id, step.key))
            still_open.add(step.key)

    def _steps(self, subject: Subject) -> Iterator[Step]:
        return (step for step in self.procedure.steps if step.subject is subject)


def straight_way(procedure: Procedure, step: Step) -> list[Step]:
    """Return the shortest chain of steps done one after the other, from filing to this step.

    Only the step itself where no such chain leads to it (an objection, a return).
    """
    ways = [[one] for one in procedure.steps if Verb.FILE_COMPLAINT in one.starts_with]
    reached = {way[0].key for way in ways}
    while ways:
        way = ways.pop(0)
        if way[-1].key == step.key:
            return way
        for following in _following(way[-1], procedure.steps):
            if following.key not in reached:
                reached.add(following.key)
                ways.append([*way, following])
    return [step]


def _following(step: Step, steps: Iterable[Step]) -> Iterator[Step]:
    return (
        one
        for one in steps
        if any(go_together(a, b) for a in step.done_by for b in one.starts_with)
    )
