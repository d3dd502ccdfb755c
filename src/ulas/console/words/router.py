"""What the router learned and how well it decides, in words and decided figures."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from ulas.complaints.models import RouterSwitch, RouterTraining
from ulas.complaints.queries.public import agency_choices
from ulas.complaints.queries.router import active, quality, versions
from ulas.complaints.queries.routing import routed
from ulas.console.words.proposals import Proposed, told
from ulas.routing import Proposal, TextKind, Verdict
from ulas.routing.quality import AgencyQuality


@dataclass(frozen=True)
class WeekBar:
    """One week of the picture: percent of first referrals that went wrong, None without any."""

    monday: date
    sent: int
    percent: int | None


@dataclass(frozen=True)
class AgencyRow:
    """One agency: of its cases how many were proposed to it, of its proposals how many stayed."""

    name: str
    cases: int
    found: int | None
    kept: int | None
    returned: int | None


@dataclass(frozen=True)
class VersionRow:
    """One version to compare; percentages on cases that are later than what it learned from."""

    version: str
    short: str
    made_at: datetime
    labels: int
    held_out: int
    right: int | None
    top3: int | None
    trust: int | None
    sentence: str
    used: bool
    usable: bool
    sends: bool
    worse_for: str


@dataclass(frozen=True)
class RouterPage:
    """All that the page shows."""

    weeks: list[WeekBar]
    decided: int
    agencies: list[AgencyRow]
    drift: str
    versions: list[VersionRow]
    switches: list[RouterSwitch]
    trouble: str
    training: str
    may_send: bool
    has_model: bool = field(default=False)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Versions that can be put to use, each with its name and date."""
        return [
            (row.version, f"{row.short} · {row.made_at:%d.%m.%Y}")
            for row in self.versions
            if row.used or row.usable
        ]


@dataclass(frozen=True)
class Tried:
    """What the router says to a text that somebody typed to see it."""

    verdict: str
    agencies: list[Proposed]
    weights: list[tuple[str, str]]
    signs: list[str]
    parts: list[str]
    notes: list[str]


def router_page(now: datetime) -> RouterPage:
    """Figures as of now."""
    used = active.in_use()
    found = quality.quality(now)
    names = dict(agency_choices())
    return RouterPage(
        weeks=[_bar(week) for week in quality.misrouted_by_week(now)],
        decided=found.decided,
        agencies=[_agency(row, names) for row in found.agencies],
        drift=_drift(found),
        versions=[_version(one, names) for one in versions.versions()],
        switches=versions.switches(),
        trouble=_trouble(),
        training=_training(versions.last_training()),
        may_send=bool(used and used.may_send),
        has_model=used is not None,
    )


def tried(proposal: Proposal) -> Tried:
    """A proposal as the page tells it."""
    signs = (*proposal.urgency, *proposal.confidentiality)
    weights = [
        (word, f"{weight:+.2f}")
        for reason in (proposal.agencies[0].reasons if proposal.agencies else ())
        for word, weight in reason.words
    ]
    return Tried(
        verdict=_verdict(proposal),
        agencies=told(routed(proposal).agencies),
        weights=weights,
        signs=[sign.sentence for sign in signs],
        parts=[one.reasons[0].sentence for one in proposal.several],
        notes=list(proposal.notes),
    )


def _verdict(proposal: Proposal) -> str:
    if proposal.kind is not TextKind.COMPLAINT:
        return gettext("Ini tampaknya bukan aduan; pengadu diminta menceritakan masalahnya.")
    said = {
        Verdict.SEND: gettext("Cukup pasti untuk dikirim sistem."),
        Verdict.SUGGEST: gettext("Diusulkan kepada Penelaah, yang memutuskan."),
        Verdict.ASK: gettext("Tidak cukup yakin; Penelaah memilih sendiri."),
    }
    return said[proposal.verdict]


def _bar(week: quality.Week) -> WeekBar:
    return WeekBar(week.monday, week.sent, round(100 * week.share) if week.sent else None)


def _agency(row: AgencyQuality, names: dict[str, str]) -> AgencyRow:
    return AgencyRow(
        names.get(row.agency_code, row.agency_code),
        row.cases,
        _percent(row.recall),
        _percent(row.precision),
        _percent(row.returned),
    )


def _version(one: versions.Version, names: dict[str, str]) -> VersionRow:
    row = one.row
    worse = [names.get(each["agency"], each["agency"]) for each in row.agencies if each["worse"]]
    error = row.figures.get("ece")
    return VersionRow(
        version=row.version,
        short=row.version[:8],
        made_at=row.made_at,
        labels=row.labels,
        held_out=row.held_out,
        right=_percent(row.figures.get("accuracy")),
        top3=_percent(row.figures.get("top3")),
        trust=_percent(error),
        sentence=row.sentence,
        used=one.used,
        usable=one.file and not one.used,
        sends=row.send_from is not None,
        worse_for=", ".join(worse),
    )


def _drift(found: quality.Quality) -> str:
    if found.drift is None:
        return ""
    before, after = _percent(found.drift.accuracy_before), _percent(found.drift.accuracy_after)
    numbers = {"before": before, "after": after}
    if found.drift.moved:
        return (
            gettext(
                "Pola aduan bergeser: usulan pertama tepat %(after)s %%, delapan minggu sebelumnya "
                "%(before)s %%. Model malam ini belajar dari keputusan terbaru."
            )
            % numbers
        )
    return (
        gettext("Usulan pertama tepat %(after)s %%, delapan minggu sebelumnya %(before)s %%.")
        % numbers
    )


def _trouble() -> str:
    """The sentence of a model that cannot be read; asking it once reads it."""
    model = active.active_model()
    if model is None:
        return ""
    return "" if model.version else model.trouble


def _training(last: RouterTraining | None) -> str:
    if last is None or last.outcome in ("DONE", "RUNNING"):
        return ""
    return gettext(last.remark) if last.outcome == "NO_LIBRARY" else last.remark


def _percent(share: Any) -> int | None:
    return None if share is None else round(100 * share)
