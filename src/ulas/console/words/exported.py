"""A case as one line of the downloaded list."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints.models import Channel
from ulas.complaints.queries.desk.exporting import Exported
from ulas.complaints.queries.procedures import step_title
from ulas.console.words.rows import headline
from ulas.reports.tables import Cell
from ulas.sop.terms import STATE_TITLE, ComplaintState, Visibility


def headings() -> list[str]:
    """What stands above the columns, in the reader's language."""
    return [
        gettext("Nomor"),
        gettext("Masuk"),
        gettext("Keadaan"),
        gettext("Judul"),
        gettext("Kategori"),
        gettext("Kelurahan"),
        gettext("Saluran"),
        gettext("Instansi"),
        gettext("Langkah terbuka"),
        gettext("Batas waktu"),
        gettext("Terlambat"),
        gettext("Mendesak"),
        gettext("Rahasia"),
    ]


def teller(officer: Officer, now: datetime) -> Callable[[Exported], list[Cell]]:
    """Tells a case as cells. The words are looked up now: a stream is read after the request."""
    yes, no = gettext("ya"), gettext("tidak")
    states = {state: gettext(title) for state, title in STATE_TITLE.items()}
    channels = {one.value: gettext(one.label) for one in Channel}
    zone = ZoneInfo(settings.TIME_ZONE)

    def told(one: Exported) -> list[Cell]:
        case, due = one.complaint, one.due_at
        steps = {step_title(case.procedure_version_id, run.step) for run in one.runs}
        return [
            case.number,
            case.filed_at.astimezone(zone),
            states[ComplaintState(case.state)],
            headline(case, officer),
            case.category.name if case.category else "",
            case.area.name if case.area else "",
            channels[case.channel],
            ", ".join(row.agency.label for row in one.referrals),
            ", ".join(sorted(steps)),
            due.astimezone(zone) if due else None,
            yes if due and due <= now else no,
            yes if case.urgent else no,
            yes if case.visibility == Visibility.CONFIDENTIAL else no,
        ]

    return told
