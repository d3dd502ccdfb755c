"""Posts and changes of administration in words."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import AdministrationEvent, Change, Division
from ulas.sop.terms import ROLE_TITLE, Role

CHANGES: dict[str, str | Promise] = {
    Change.OFFICER_INVITED: _("mengundang petugas baru"),
    Change.INVITATION_WITHDRAWN: _("membatalkan undangan"),
    Change.OFFICER_JOINED: _("mulai bertugas"),
    Change.POST_GIVEN: _("memberi peran"),
    Change.POST_ENDED: _("mengakhiri peran"),
    Change.OFFICER_LEFT: _("menutup akun"),
    Change.PASSWORD_LINK_SENT: _("mengirim tautan sandi baru"),
    Change.PASSWORD_SET: _("membuat sandi baru"),
    Change.ADDRESS_CHANGED: _("mengubah alamat surel"),
    Change.ABSENCE_SET: _("mencatat ketidakhadiran"),
    Change.ABSENCE_ENDED: _("mengakhiri ketidakhadiran"),
}


@dataclass(frozen=True)
class ToldChange:
    """One change: who did what, to whom, where."""

    at: datetime
    who: str
    what: str
    whom: str
    where: str


def change_words(event: AdministrationEvent) -> ToldChange:
    """A recorded change in words; a kind of another page by its name."""
    facts = json.loads(event.facts)
    role = facts.get("role", "")
    what = str(CHANGES.get(event.kind, event.kind))
    if role:
        what = f"{what}: {title_of(role)}"
    doer, about = event.performed_by, event.officer
    return ToldChange(
        at=event.at,
        who=doer.full_name if doer else gettext("sistem"),
        what=what,
        whom=about.full_name if about and about != doer else "",
        where=event.agency.label if event.agency else "",
    )


def title_of(role: str) -> str:
    """A role by its title."""
    return str(ROLE_TITLE[Role(role)])


def post_words(role: str, division: Division | None) -> str:
    """A post at a known agency: what one is, and in which division."""
    return f"{title_of(role)} · {division.name}" if division else title_of(role)
