"""The moves of a case as buttons: what waits for the officer first, then the rest by subject."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import StepRun
from ulas.complaints.queries.desk.sight import Sight
from ulas.complaints.queries.moves import AllowedMove
from ulas.console.forms.table import DOINGS
from ulas.sop.terms import ComplaintState, Verb

# Where a step can be done in more than one way, the plainest comes first.
RANK = (
    Verb.PUBLISH_ANSWER,
    Verb.REDELEGATE,
    Verb.ASSIGN,
    Verb.SUBMIT_ANSWER,
    Verb.DISTRIBUTE,
    Verb.ACCEPT,
    Verb.UPHOLD_REJECTION,
    Verb.DELIVER,
    Verb.CLOSE,
)
ON_BEHALF: dict[Verb, str | Promise] = {
    Verb.SUBMIT_ANSWER: _("Masukkan jawaban atas nama instansi"),
    Verb.ADD_FACTS: _("Tambah keterangan pengadu"),
}


AT_A_GLANCE = 7
"""More moves than this are folded up by subject."""

Key = tuple[str, int]
"""Verb and referral (0 for none), by which drafts are kept."""


@dataclass(frozen=True)
class Button:
    """One move: where its page is, what it says and what it will do."""

    verb: str
    label: str
    effect: str
    symbol: str
    referral_id: int | None
    grave: bool
    main: bool = False
    draft: bool = False


@dataclass(frozen=True)
class Group:
    """Moves about one subject: the whole complaint, or one agency; folded up unless `open`."""

    title: str
    buttons: list[Button]
    open: bool = True


def grouped(
    sight: Sight, moves: list[AllowedMove], mine: list[StepRun], drafts: Collection[Key] = ()
) -> list[Group]:
    """Groups with the main move first; `mine` are the open runs that wait for the officer.

    `drafts` names the moves that the officer has begun to fill in.
    """
    main = _main(sight, moves, mine)
    few = len(moves) <= AT_A_GLANCE
    groups = (
        [Group(gettext("Menunggu Anda"), [_button(sight, main, drafts, main=True)])] if main else []
    )
    for referral in (None, *sight.own):
        rows = [one for one in moves if one.referral == referral and one is not main]
        title = referral.agency.label if referral else gettext("Aduan ini")
        if rows:
            buttons = [_button(sight, one, drafts) for one in rows]
            buttons.sort(key=lambda button: button.grave)
            begun = any(button.draft for button in buttons)
            groups.append(Group(title, buttons, open=few or begun or not groups))
    return groups


def label_of(sight: Sight, one: AllowedMove) -> str:
    """What the button says to this officer."""
    verb = one.move.verb
    if sight.all and verb in ON_BEHALF:
        return str(ON_BEHALF[verb])
    if verb is Verb.DISTRIBUTE and sight.complaint.state == ComplaintState.REFERRED:
        return gettext("Tambah instansi")
    return gettext(one.move.label)


def _main(sight: Sight, moves: list[AllowedMove], mine: list[StepRun]) -> AllowedMove | None:
    procedure = sight.complaint.procedure_version.procedure()
    for verb in RANK:
        for one in moves:
            about = one.referral.pk if one.referral else None
            steps = [run.step for run in mine if run.referral_id == about]
            if one.move.verb is verb and verb in procedure.step_actors(steps):
                return one
    return None


def _button(
    sight: Sight, one: AllowedMove, drafts: Collection[Key], *, main: bool = False
) -> Button:
    doing = DOINGS[one.move.verb]
    return Button(
        verb=one.move.verb.value,
        label=label_of(sight, one),
        effect=gettext(one.move.effect),
        symbol=doing.symbol,
        referral_id=one.referral.pk if one.referral else None,
        grave=doing.grave,
        main=main,
        draft=(one.move.verb.value, one.referral.pk if one.referral else 0) in drafts,
    )
