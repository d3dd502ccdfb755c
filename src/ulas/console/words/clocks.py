"""The clock of a step in words that add up to the minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.clock import SegmentKind
from ulas.complaints.models import StepRun
from ulas.complaints.queries.desk.clocks import Explained
from ulas.complaints.queries.procedures import step_title
from ulas.sop.terms import ROLE_TITLE, Role

KINDS: dict[SegmentKind, str | Promise] = {
    SegmentKind.COUNTED: _("dihitung"),
    SegmentKind.NIGHT: _("di luar jam kerja"),
    SegmentKind.BREAK: _("istirahat"),
    SegmentKind.DAY_OFF: _("libur mingguan"),
    SegmentKind.HOLIDAY: _("hari libur"),
    SegmentKind.COLLECTIVE_LEAVE: _("cuti bersama"),
    SegmentKind.PAUSED: _("jam berhenti"),
    SegmentKind.EXCUSED: _("dihitung, tetapi dimaklumi"),
}


@dataclass(frozen=True)
class ToldClock:
    """A step with its time, ready to show."""

    run: StepRun
    title: str
    owner: str
    open: bool
    late: bool
    used: str
    limit: str
    left: str
    overrun: bool
    carried: str
    charged: str
    ended_by: str
    sums: list[tuple[str, str]]
    segments: list[dict[str, Any]]
    earlier: int
    earlier_counted: str
    earlier_other: str
    counted: str
    other: str
    share: int


def told_clock(one: Explained, version_id: int, now: datetime) -> ToldClock:
    """Every figure of the explanation in words."""
    run, left = one.run, one.left
    return ToldClock(
        run=run,
        title=step_title(version_id, run.step),
        owner=owner_words(run),
        open=run.ended_at is None,
        late=run.overdue or (run.ended_at is None and run.due_at is not None and run.due_at <= now),
        used=precise(one.used),
        limit=precise(one.limit) if one.limit is not None else "",
        left=precise(abs(left)) if left is not None else "",
        overrun=left is not None and left < timedelta(),
        carried=precise(one.carried) if one.carried else "",
        charged=_charged(run),
        ended_by=run.performed_by.full_name if run.performed_by else "",
        sums=[(str(KINDS[kind]), precise(length)) for kind, length in one.sums.items()],
        segments=[
            {
                "start": part.start,
                "end": part.end,
                "kind": KINDS[part.kind],
                "reason": part.reason,
                "length": precise(part.length),
                "counted": part.counted,
            }
            for part in one.segments
        ],
        earlier=one.earlier,
        earlier_counted=precise(one.before[True]),
        earlier_other=precise(one.before[False]),
        counted=precise(one.counted),
        other=precise(sum(one.sums.values(), timedelta()) - one.counted),
        share=min(100, round(one.used / one.limit * 100)) if one.limit else 0,
    )


def owner_words(run: StepRun) -> str:
    """Who answers for the step: the post, and its agency where it has one."""
    title = ROLE_TITLE[Role(run.owner_role)]
    return f"{title} · {run.owner_agency.label}" if run.owner_agency else title


def precise(length: timedelta) -> str:
    """A length with nothing rounded away but parts of a second: "1 jam 12 menit"."""
    seconds = int(length.total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [
        gettext("%(count)s jam") % {"count": hours} if hours else "",
        gettext("%(count)s menit") % {"count": minutes} if minutes else "",
        gettext("%(count)s detik") % {"count": seconds} if seconds else "",
    ]
    return " ".join(part for part in parts if part) or gettext("0 menit")


def _charged(run: StepRun) -> str:
    if not run.charged_to:
        return ""
    if run.charged_to == "ROUTER":
        return gettext("Menit ini dibebankan kepada penentu tujuan, bukan kepada instansi.")
    return gettext("Menit ini dibebankan kepada %(agency)s.") % {"agency": run.charged_to}
