"""Templates and macros of a move, and what their variables stand for in this case."""

from dataclasses import dataclass
from typing import Any

from ulas.agencies.actions.writing import TEXT_FIELDS
from ulas.agencies.models import AnswerTemplate, Macro
from ulas.agencies.queries.writing import macro_for, templates_for
from ulas.complaints.queries.desk.case import readable
from ulas.complaints.sealed.numbers import spoken
from ulas.console.forms.moveform import About
from ulas.look.time_words import day_words, local_day
from ulas.sop.terms import Verb
from ulas.sop.writing.variables import UnknownVariable, fill


@dataclass(frozen=True)
class Filled:
    """Values for fields of a move's form, and what could not be filled in, as a sentence."""

    values: dict[str, Any]
    trouble: str = ""


def templates(about: About, verb: Verb) -> list[AnswerTemplate]:
    """Templates that can be used in this move."""
    if verb not in TEXT_FIELDS:
        return []
    return list(templates_for(verb, _agency_id(about)))


def with_template(about: About, verb: Verb, pk: str, typed: str) -> Filled:
    """The text typed so far with the template after it; nothing typed is lost."""
    found = next((one for one in templates(about, verb) if str(one.pk) == pk), None)
    if found is None:
        return Filled({})
    return _filled(about, verb, found, typed)


def with_macro(about: About, verb: Verb, pk: str, typed: str) -> Filled:
    """Fixed values of a macro, its template after what is typed already."""
    known = pk.isdecimal() and len(pk) < 10
    macro = macro_for(int(pk), verb, _agency_id(about)) if known else None
    if macro is None:
        return Filled({})
    values = dict(macro.values)
    if macro.template is None:
        return Filled(values)
    told = _filled(about, verb, macro.template, typed)
    return Filled({**values, **told.values}, told.trouble)


def address_of(macro: Macro, referral_id: int | None) -> str:
    """The query that opens a move filled in by a macro."""
    about = f"&referral={referral_id}" if referral_id else ""
    return f"?makro={macro.pk}{about}"


def _filled(about: About, verb: Verb, template: AnswerTemplate, typed: str) -> Filled:
    try:
        text = fill(template.body, _values(about))
    except UnknownVariable as unknown:
        return Filled({}, f"Templat “{template.title}” tidak dapat dipakai. {unknown}")
    whole = f"{typed.rstrip()}\n\n{text}" if typed.strip() else text
    return Filled({TEXT_FIELDS[verb]: whole})


def _values(about: About) -> dict[str, str]:
    complaint, referral = about.complaint, about.referral
    place = [complaint.area.name if complaint.area else ""]
    place.append(readable(about.sight, complaint.address))
    divisions = [
        one.division.name for one in (about.sight.assignments(referral) if referral else [])
    ]
    return {
        "nomor": spoken(complaint.number),
        "instansi": referral.agency.name if referral else "Diskominfo SP",
        "bidang": ", ".join(dict.fromkeys(divisions)),
        "kategori": complaint.category.name if complaint.category else "",
        "tempat": ", ".join(part for part in place if part),
        "tanggal_masuk": day_words(local_day(complaint.received_at)),
        "tanggal": day_words(local_day(about.now)),
        "petugas": about.sight.officer.full_name,
    }


def _agency_id(about: About) -> int | None:
    return about.referral.agency_id if about.referral else None
