"""Macros of a case as buttons: only those whose move is allowed now."""

from dataclasses import dataclass

from django.utils.translation import gettext

from ulas.agencies.queries.writing import macros_for
from ulas.complaints.queries.desk.case import DeskCase
from ulas.console.words.filling import address_of


@dataclass(frozen=True)
class ToldMacro:
    """One macro: what it is called, the move it fills in, and the address that opens it."""

    title: str
    move: str
    verb: str
    query: str


def macros_of(case: DeskCase) -> list[ToldMacro]:
    """Macros of the city and of the referral's agency, at most eight."""
    own = set() if case.sight.all else {row.agency_id for row in case.sight.own}
    found = []
    for macro in macros_for(sorted(own)):
        for one in case.moves:
            agency = one.referral.agency_id if one.referral else None
            if one.move.verb == macro.verb and macro.agency_id in (None, agency):
                query = address_of(macro, one.referral.pk if one.referral else None)
                title = macro.title
                if one.referral and len(own) > 1:
                    title = f"{macro.title} · {one.referral.agency.label}"
                found.append(ToldMacro(title, gettext(one.move.label), macro.verb, query))
    return found[:8]
