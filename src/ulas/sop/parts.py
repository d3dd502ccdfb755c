"""What an SOP consists of, as frozen values; `procedure.parse` makes them from a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ulas.sop.moves import Subject
from ulas.sop.terms import Role


class Calendar(StrEnum):
    """Whose working hours count: Diskominfo's (rows 2 to 5) or the agency's (rows 6 and 7)."""

    COORDINATOR = "coordinator"
    AGENCY = "agency"


class Basis(StrEnum):
    """Whether a limit counts working time or clock time."""

    WORKING = "working"
    CLOCK = "clock"


class Told(StrEnum):
    """Who hears of a step that runs late."""

    OWNER = "OWNER"
    AGENCY_LEADER = "AGENCY_LEADER"
    COORDINATOR = "COORDINATOR"
    LEADER = "LEADER"


class TargetEnd(StrEnum):
    """What meets a service target.

    FIRST_MESSAGE is the first message that an officer wrote to the complainant, FINAL the
    final answer of every agency that handles the complaint.
    """

    FIRST_MESSAGE = "FIRST_MESSAGE"
    FINAL = "FINAL"


@dataclass(frozen=True)
class Approver:
    """Who approved the paper."""

    name: str
    rank: str
    nip: str
    post: str


@dataclass(frozen=True)
class Identity:
    """The identity block of the paper."""

    government: str
    unit: str
    title: str
    number: str
    made: date
    revised: date | None
    revision: int
    approved_on: date | None
    approver: Approver | None
    signature: str
    address: str
    phone: str
    email: str
    website: str


@dataclass(frozen=True)
class Paper:
    """The lists of the paper's second block, and its two columns of performers."""

    legal_bases: tuple[str, ...]
    qualifications: tuple[str, ...]
    related: tuple[str, ...]
    equipment: tuple[str, ...]
    warnings: tuple[str, ...]
    records: tuple[str, ...]
    performers: tuple[str, ...]


@dataclass(frozen=True)
class Standard:
    """Mutu baku: what must be at hand, the time in minutes (None: not printed), what comes out."""

    inputs: tuple[str, ...]
    time_limit_minutes: int | None
    output: str


@dataclass(frozen=True)
class Row:
    """One printed row; `paper_performer` has one cell a performer, blank where it is lost."""

    number: int
    title: str
    paper_performer: tuple[str, ...]
    standard: Standard
    note: str


@dataclass(frozen=True)
class Step:
    """One step as the program runs and times it.

    Exactly one of `limit` (minutes), `days` and `no_limit` (a sentence saying why) is set.
    `accountable` owns the minutes: first the owner, then whom it falls to. `actor` may do
    what the step asks (`done_by`, part of `ends_with`). The step does not start while a step
    of `not_while` is open. `continues` names the step whose minutes it goes on using.
    """

    key: str
    title: str
    row: int | None
    subject: Subject
    starts_with: frozenset[str]
    ends_with: frozenset[str]
    done_by: frozenset[str]
    not_while: frozenset[str]
    continues: str | None
    limit: timedelta | None
    days: int | None
    no_limit: str
    basis: Basis
    calendar: Calendar
    accountable: tuple[Role, ...]
    actor: tuple[Role, ...]
    standard: Standard

    @property
    def limit_minutes(self) -> int | None:
        """The limit in whole minutes; None where it is told in days or there is none."""
        return None if self.limit is None else int(self.limit.total_seconds()) // 60


@dataclass(frozen=True)
class Limits:
    """Counts and days that the paper does not name; the city sets them in its file.

    Days are calendar days, but `close_after_days` and `objection_days`: those count by the
    basis of the step that names them.
    """

    bounces: int
    reopens: int
    reopen_days: int
    ask_days: int
    ask_reminder_days: int
    close_after_days: int
    objection_days: int


@dataclass(frozen=True)
class Target:
    """A promise above the steps: `minutes` or `days`, counted by `basis`.

    `service_class` is None where the target holds for every complaint.
    """

    key: str
    title: str
    service_class: str | None
    minutes: int | None
    days: int | None
    basis: Basis
    ends_with: TargetEnd


@dataclass(frozen=True)
class Completeness:
    """What a complaint must have before it is accepted without a person looking at it."""

    required: tuple[str, ...]

    def missing(self, given: Iterable[str]) -> tuple[str, ...]:
        """Return what is required and not among `given`, in the order of the file."""
        present = frozenset(given)
        return tuple(name for name in self.required if name not in present)


@dataclass(frozen=True)
class Rung:
    """From `share` per cent of a limit used up, these hear of it."""

    share: int
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Escalation:
    """Who hears of lateness, by the share of the limit that is used up."""

    rungs: tuple[Rung, ...]

    @property
    def shares(self) -> tuple[int, ...]:
        """Shares in per cent, rising."""
        return tuple(rung.share for rung in self.rungs)

    def told(self, share: int) -> tuple[Told, ...]:
        """Return who is told at exactly this share; nobody where the ladder has no such rung."""
        return next((rung.told for rung in self.rungs if rung.share == share), ())
