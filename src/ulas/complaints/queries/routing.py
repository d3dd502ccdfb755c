"""Where a complaint belongs: the router's proposal for a complaint as it stands."""

from dataclasses import replace

from ulas.agencies.models import Agency, Area, AreaKind
from ulas.agencies.queries.catalogue import catalogue
from ulas.complaints.models import Complaint
from ulas.routing import AgencyModel, Place, Proposal, TextKind, Verdict, propose
from ulas.sop.terms import ReferralState


def propose_for(complaint: Complaint, model: AgencyModel | None = None) -> Proposal:
    """Agencies for a complaint, with reasons.

    Agencies that returned it in this round are left out. A complaint about an agency's own
    staff belongs to the inspecting agency as a hard fact, and never to the accused one.
    """
    left_out = _returned_by(complaint)
    chosen = complaint.chosen_agency.code if complaint.chosen_agency else None
    accused = complaint.accused_agency
    if accused is not None:
        left_out += (accused.code,)
        chosen = _inspecting_agency()
    found = propose(
        f"{complaint.title}\n{complaint.body}".strip(),
        place_of(complaint),
        complaint.category.code if complaint.category else None,
        chosen,
        catalogue(),
        model,
        left_out,
    )
    return found if accused is None else _to_inspection(found, chosen, left_out)


def place_of(complaint: Complaint) -> Place:
    """Area, district and point of a complaint, as far as they are known."""
    area = complaint.area
    return Place(
        area_code=area.code if area else None,
        district_code=_district(area) if area else None,
        lat=complaint.latitude,
        lon=complaint.longitude,
    )


def _to_inspection(found: Proposal, inspecting: str | None, left_out: tuple[str, ...]) -> Proposal:
    """A person has looked at it before (it was flagged), so danger words do not hold it up."""
    if found.kind is not TextKind.COMPLAINT or inspecting is None or inspecting in left_out:
        return found.with_verdict(Verdict.ASK)
    first = [each for each in found.agencies if each.code == inspecting]
    return replace(found, verdict=Verdict.SEND, agencies=tuple(first), several=())


def _returned_by(complaint: Complaint) -> tuple[str, ...]:
    codes = complaint.referrals.filter(
        state=ReferralState.RETURNED, round=complaint.round
    ).values_list("agency__code", flat=True)
    return tuple(sorted(set(codes)))


def _inspecting_agency() -> str | None:
    return Agency.objects.filter(inspects=True, active=True).values_list("code", flat=True).first()


def _district(area: Area) -> str | None:
    if area.kind == AreaKind.KECAMATAN:
        return area.code
    return area.parent.code if area.parent else None
