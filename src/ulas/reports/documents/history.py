"""Riwayat aduan: what happened, and every clock with the minutes that counted and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ulas.clock import SegmentKind
from ulas.complaints.models import StepRun
from ulas.complaints.queries.desk.case import DeskCase
from ulas.complaints.queries.desk.clocks import Explained
from ulas.complaints.sealed.numbers import spoken
from ulas.reports.documents.heading import foot, head_of
from ulas.reports.documents.rendering import rendered
from ulas.reports.documents.words import NOTHING, between, exact, precise, short
from ulas.sop.procedure import Procedure
from ulas.sop.terms import ROLE_TITLE, STATE_TITLE, ComplaintState, Role

KINDS = {
    SegmentKind.COUNTED: "ya",
    SegmentKind.EXCUSED: "ya, dimaklumi",
    SegmentKind.PAUSED: "jam berhenti",
}
REMARK = (
    "Riwayat ini tidak memuat isi aduan, isi jawaban, dan identitas pengadu. Yang melihat "
    "sebagian saja menurut kewenangannya mendapat bagian itu saja."
)


@dataclass(frozen=True)
class Happening:
    """One event as a mouth tells it: the sentence, and the post (never a person) behind it."""

    at: datetime
    sentence: str
    by: str


def case_history(case: DeskCase, happenings: Sequence[Happening], now: datetime) -> bytes:
    """The history of a case as far as the officer may see it, as PDF.

    Raises:
        DocumentRefused: see `rendering.rendered`.
    """
    return rendered("history", history_data(case, happenings, now), now)


def history_data(case: DeskCase, happenings: Sequence[Happening], now: datetime) -> dict[str, Any]:
    """Everything that the history prints; the times of each step add up to its sum."""
    complaint = case.complaint
    procedure = complaint.procedure_version.procedure()
    number = spoken(complaint.number)
    return {
        "head": head_of(procedure.identity),
        "foot": foot(f"Riwayat aduan {number}", now),
        "number": number,
        "about": [
            ["Keadaan", STATE_TITLE[ComplaintState(complaint.state)]],
            ["Diterima", exact(complaint.received_at)],
            ["Kategori", complaint.category.name if complaint.category else NOTHING],
            ["Kelurahan", complaint.area.name if complaint.area else NOTHING],
            ["Instansi", ", ".join(_agencies(case)) or NOTHING],
            ["Tindak lanjut dijanjikan", exact(complaint.promised_at)],
        ],
        "happenings": [[short(one.at), one.sentence, one.by] for one in happenings],
        "steps": [_step(procedure, one) for one in case.runs],
        "totals": _totals(case.runs, now),
        "remark": REMARK,
    }


def _agencies(case: DeskCase) -> list[str]:
    return list(dict.fromkeys(referral.agency.name for referral in case.referrals))


def _step(procedure: Procedure, one: Explained) -> dict[str, Any]:
    run = one.run
    end = short(run.ended_at) if run.ended_at else "masih berjalan"
    limit = f" dari {precise(one.limit)}" if one.limit is not None else ""
    return {
        "title": _title(procedure, run),
        "used": f"{precise(one.used)}{limit}",
        "about": f"{_owner(run)} · {short(run.started_at)} sampai {end} · "
        f"batas {short(run.due_at)}",
        "remarks": _remarks(one),
        "segments": [
            [
                between(part.start, part.end),
                part.reason,
                precise(part.length),
                KINDS.get(part.kind, "tidak"),
            ]
            for part in one.segments
        ],
        "sum": _sum(one),
    }


def _title(procedure: Procedure, run: StepRun) -> str:
    row = f" (SOP baris {run.row})" if run.row else ""
    try:
        return f"{procedure.step(run.step).title}{row}"
    except KeyError:
        return f"{run.step}{row}"


def _owner(run: StepRun) -> str:
    title = ROLE_TITLE[Role(run.owner_role)]
    return f"{title} {run.owner_agency.label}" if run.owner_agency else title


def _remarks(one: Explained) -> list[str]:
    run, said = one.run, []
    if run.overdue:
        said.append("Terlambat.")
    if run.excused:
        said.append(f"Keterlambatan dimaklumi: {run.excused_reason}.")
    if run.charged_to:
        bearer = "penentu tujuan" if run.charged_to == "ROUTER" else run.charged_to
        said.append(f"Menitnya dibebankan kepada {bearer}.")
    if one.earlier:
        said.append(f"{one.earlier} rentang sebelumnya tidak dirinci.")
    return [" ".join(said)] if said else []


def _sum(one: Explained) -> str:
    counted = precise(one.counted)
    if not one.carried:
        return f"Terhitung {counted}."
    carried = f"{precise(one.carried)} yang sudah terpakai sebelumnya"
    return f"Terhitung {counted} + {carried} = {precise(one.used)}."


def _totals(runs: Sequence[Explained], now: datetime) -> list[list[str]]:
    """Counted time and late steps by who owns them; what a run carried in is counted once."""
    spent: dict[str, timedelta] = {}
    late: dict[str, int] = {}
    for one in runs:
        owner = _owner(one.run)
        open_late = one.run.ended_at is None and one.run.due_at is not None and one.run.due_at < now
        spent[owner] = spent.get(owner, timedelta()) + one.counted
        late[owner] = late.get(owner, 0) + int(one.run.overdue or open_late)
    return [[owner, precise(time), str(late[owner])] for owner, time in spent.items()]
