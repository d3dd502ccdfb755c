"""The case page put together: decided words and flags."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.grounds import GROUND_LABELS
from ulas.complaints.models import (
    Answer,
    Assignment,
    Attachment,
    Message,
    MessageKind,
    Referral,
    ServiceTarget,
    StepRun,
)
from ulas.complaints.queries.desk.case import DeskCase
from ulas.complaints.sealed.numbers import spoken
from ulas.console.words.clocks import ToldClock, told_clock
from ulas.console.words.events import told
from ulas.console.words.moves import Button, Group, Key, grouped
from ulas.console.words.rows import headline, marks
from ulas.sop.terms import (
    STATE_TITLE,
    AnswerKind,
    AnswerState,
    AssignmentState,
    ComplaintState,
    ReferralState,
    Verb,
    Visibility,
)

DECIDING = frozenset({Verb.DISTRIBUTE, Verb.REDELEGATE})
"""Main moves for which the router's proposal stands on the case page."""

REFERRALS: dict[str, str | Promise] = {
    ReferralState.SENT: _("menangani"),
    ReferralState.RETURNED: _("dikembalikan"),
    ReferralState.WITHDRAWN: _("tidak lagi menangani"),
    ReferralState.ANSWERED: _("sudah menjawab"),
}
ANSWERS: dict[str, str | Promise] = {
    AnswerState.SUBMITTED: _("menunggu diterbitkan"),
    AnswerState.RETURNED: _("dikembalikan untuk diperbaiki"),
    AnswerState.PUBLISHED: _("terbit"),
    AnswerState.CORRECTED: _("sudah diralat"),
    AnswerState.WITHDRAWN: _("tidak jadi terbit"),
}
ASSIGNMENTS: dict[str, str | Promise] = {
    AssignmentState.OPEN: _("di bidang"),
    AssignmentState.RETURNED: _("dikembalikan bidang"),
    AssignmentState.ANSWERED: _("sudah dijawab bidang"),
    AssignmentState.WITHDRAWN: _("ditarik"),
}
FLAGS: dict[str, str | Promise] = {
    "UNVERIFIED": _("kontak belum dipastikan"),
    "HIDDEN": _("ditarik dari umum"),
    "URGENT": _("mungkin mendesak"),
    "CONFIDENTIAL": _("rahasia"),
    "SENSITIVE": _("mungkin perlu dirahasiakan"),
    "ACCUSES_STAFF": _("tentang perilaku petugas"),
    "KIND_GREETING": _("mungkin hanya sapaan"),
    "KIND_SPAM": _("mungkin promosi"),
    "KIND_INSULT": _("mungkin hinaan"),
    "KIND_EMPTY": _("tanpa isi"),
    "MISSING_TEXT": _("isi belum ada"),
    "MISSING_PLACE": _("tempat belum ada"),
    "MISSING_NAME": _("nama belum ada"),
    "MISSING_CONTACT": _("kontak belum ada"),
    "MISSING_PHOTO": _("foto belum ada"),
    "MISSING_CATEGORY": _("kategori belum ada"),
}


@dataclass(frozen=True)
class ToldAnswer:
    """An answer with its standing in words."""

    row: Answer
    standing: str
    interim: bool
    promised: date | None
    source: str
    by: str
    files: list[Attachment]
    draft: bool


@dataclass(frozen=True)
class ToldReferral:
    """One agency's part of the case."""

    row: Referral
    standing: str
    own: bool
    replaces: str
    assignments: list[tuple[Assignment, str]]
    answers: list[ToldAnswer]


@dataclass(frozen=True)
class CasePage:
    """Everything that the template shows."""

    case: DeskCase
    spoken: str
    headline: str
    standing: str
    marks: list[str]
    flags: list[str]
    ground: str
    confidential: bool
    person_hidden: bool
    erased: bool
    can_reveal: bool
    photos: list[Attachment]
    referrals: list[ToldReferral]
    talk: list[dict[str, Any]]
    moments: list[dict[str, Any]]
    open_clocks: list[ToldClock]
    ended_clocks: list[ToldClock]
    groups: list[Group]
    main: Button | None
    deciding: bool
    details: list[tuple[str, str]]
    targets: list[tuple[str, ServiceTarget]]
    latitude: str
    longitude: str

    @property
    def address(self) -> str:
        """Where it is in the complainant's words."""
        return self.case.readable(self.case.complaint.address)

    @property
    def point(self) -> str:
        """Latitude and longitude as maps write them; empty without a point."""
        return f"{self.latitude},{self.longitude}" if self.latitude else ""


def case_page(
    case: DeskCase, mine: list[StepRun], drafts: Collection[Key], now: datetime
) -> CasePage:
    """Put the page together; `drafts` names the moves that the officer has begun."""
    complaint, sight = case.complaint, case.sight
    clocks = [told_clock(one, complaint.procedure_version_id, now) for one in case.runs]
    agencies = {r.pk: r.agency.label for r in case.referrals}
    by_agency = {r.agency_id: r.agency.label for r in case.referrals}
    groups = grouped(sight, case.moves, mine, drafts)
    main = next((one for group in groups for one in group.buttons if one.main), None)
    return CasePage(
        case=case,
        spoken=spoken(complaint.number),
        headline=headline(complaint, sight.officer),
        standing=gettext(STATE_TITLE[ComplaintState(complaint.state)]),
        marks=marks(complaint),
        flags=[str(FLAGS.get(flag, flag)) for flag in complaint.flags],
        ground=gettext(GROUND_LABELS.get(complaint.rejection_ground, "")),
        confidential=complaint.visibility == Visibility.CONFIDENTIAL,
        person_hidden=sight.identity_hidden,
        erased=complaint.erased_at is not None,
        can_reveal=any(one.move.verb == "reveal_identity" for one in case.moves),
        photos=[one for one in case.attachments if one.purpose in ("FILED", "FACTS")],
        referrals=[_referral(case, row) for row in case.referrals],
        talk=[_said(case, row) for row in case.messages if row.body],
        moments=[told(row, agencies, by_agency) for row in case.events],
        open_clocks=[one for one in clocks if one.open],
        ended_clocks=[one for one in clocks if not one.open],
        groups=groups,
        main=main,
        deciding=main is not None and main.verb in DECIDING,
        details=_details(case),
        targets=_targets(case),
        latitude=_degrees(complaint.latitude),
        longitude=_degrees(complaint.longitude),
    )


def _degrees(value: float | None) -> str:
    """Five places (about a metre), with a point whatever the language."""
    return "" if value is None else f"{value:.5f}"


def _targets(case: DeskCase) -> list[tuple[str, ServiceTarget]]:
    """Service targets under the titles of the SOP file."""
    titles = {one.key: one.title for one in case.complaint.procedure_version.procedure().targets}
    return [(titles.get(row.key, row.key), row) for row in case.targets]


def _details(case: DeskCase) -> list[tuple[str, str]]:
    """Answers to the category's questions, under the words that were asked."""
    category = case.complaint.category
    asked = {one["key"]: one for one in category.questions} if category else {}
    rows = []
    for key, value in case.complaint.details.items():
        question = asked.get(key, {})
        options = {o.get("value"): o.get("label") for o in question.get("options") or []}
        rows.append((question.get("label", key), case.readable(str(options.get(value, value)))))
    return rows


def _referral(case: DeskCase, row: Referral) -> ToldReferral:
    own = row in case.sight.own
    replaces = row.replaces.agency.label if row.replaces and case.sight.all else ""
    return ToldReferral(
        row=row,
        standing=str(REFERRALS[row.state]),
        own=own,
        replaces=replaces,
        assignments=[(one, str(ASSIGNMENTS[one.state])) for one in case.sight.assignments(row)],
        answers=[_answer(case, one) for one in case.sight.answers(row)],
    )


def _answer(case: DeskCase, row: Answer) -> ToldAnswer:
    interim = row.kind == AnswerKind.INTERIM
    return ToldAnswer(
        row=row,
        standing=_standing(row),
        interim=interim,
        promised=row.promised_date if interim else None,
        source="" if row.source == "SYSTEM" else row.get_source_display(),
        by=row.written_by.full_name if row.written_by else "",
        files=[one for one in case.attachments if one.answer_id == row.pk],
        draft=row.published_at is None,
    )


def _standing(row: Answer) -> str:
    waits = row.state == AnswerState.SUBMITTED and row.referral.agency.second_person
    return gettext("menunggu orang kedua") if waits else str(ANSWERS[row.state])


def _said(case: DeskCase, row: Message) -> dict[str, Any]:
    own = row.kind in (MessageKind.FACTS, MessageKind.OBJECTION) and row.officer_id is None
    agency = row.referral.agency.label if row.referral else gettext("Diskominfo SP")
    who = row.officer.full_name if row.officer else agency
    return {
        "from": gettext("Pengadu") if own else who,
        "title": gettext(row.get_kind_display()),
        "at": row.written_at,
        "text": case.readable(row.body) if own else row.body,
        "own": own,
        "note": row.kind == MessageKind.NOTE,
        "to_complainant": row.to_complainant and not own,
        "only": agency if row.referral and row.kind == MessageKind.NOTE else "",
        "files": [one for one in case.attachments if one.message_id == row.pk],
    }
