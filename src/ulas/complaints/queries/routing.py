"""Where a complaint belongs: the router's proposal for a complaint as it stands."""

from dataclasses import replace

from ulas.agencies.models import Agency, Area, AreaKind
from ulas.agencies.queries.catalogue import catalogue
from ulas.complaints.casefile.routed import Routed
from ulas.complaints.models import Complaint
from ulas.complaints.queries.router.active import active_model, model_of
from ulas.routing import (
    NOWHERE,
    AgencyModel,
    Matter,
    Place,
    Proposal,
    Returned,
    TextKind,
    Verdict,
    propose,
)
from ulas.sop.terms import ReferralState


def propose_for(complaint: Complaint, model: AgencyModel | None = None) -> Proposal:
    """Agencies for a complaint, with reasons; by the model in use where no other is given.

    Agencies that returned it in this round are left out, what they said counts. A complaint
    about an agency's own staff belongs to the inspecting agency as a hard fact, and never to
    the accused one.
    """
    returned = _returned(complaint)
    left_out = tuple(sorted({each.by for each in returned}))
    chosen = complaint.chosen_agency.code if complaint.chosen_agency else None
    accused = complaint.accused_agency
    if accused is not None:
        left_out += (accused.code,)
        chosen = _inspecting_agency()
    found = propose(
        complaint.full_text,
        place_of(complaint),
        complaint.category.code if complaint.category else None,
        chosen,
        catalogue(),
        model or active_model(),
        left_out,
        returned,
    )
    return found if accused is None else _to_inspection(found, chosen, left_out)


def propose_text(text: str, version: str = "") -> Proposal:
    """What the router would say to a text alone, by the model in use or another kept version."""
    model = model_of(version) if version else active_model()
    return propose(text, NOWHERE, None, None, catalogue(), model)


def routed(proposal: Proposal) -> Routed:
    """A proposal as the rows that are kept with the case."""
    rows = tuple(
        {
            "agency": one.code,
            "confidence": round(one.confidence, 3),
            "reasons": [reason.sentence for reason in one.reasons],
            "words": [
                [word, round(weight, 3)] for reason in one.reasons for word, weight in reason.words
            ],
        }
        for one in proposal.agencies
    )
    return Routed(str(proposal.verdict), rows, proposal.model_version, proposal.notes)


def place_of(complaint: Complaint) -> Place:
    """Area, district and point of a complaint, as far as they are known."""
    area = complaint.area
    return Place(
        area_code=area.code if area else None,
        district_code=_district(area) if area else None,
        lat=complaint.latitude,
        lon=complaint.longitude,
    )


def matter_of(complaint: Complaint) -> Matter:
    """A complaint as it is compared with others."""
    return Matter(complaint.full_text, place_of(complaint), complaint.received_at)


def _to_inspection(found: Proposal, inspecting: str | None, left_out: tuple[str, ...]) -> Proposal:
    """A person has looked at it before (it was flagged), so danger words do not hold it up."""
    if found.kind is not TextKind.COMPLAINT or inspecting is None or inspecting in left_out:
        return found.with_verdict(Verdict.ASK)
    first = [each for each in found.agencies if each.code == inspecting]
    return replace(found, verdict=Verdict.SEND, agencies=tuple(first), several=())


def _returned(complaint: Complaint) -> tuple[Returned, ...]:
    """What agencies said that gave the complaint back in this round, in order of time."""
    rows = complaint.referrals.filter(
        state=ReferralState.RETURNED, round=complaint.round
    ).values_list("agency__code", "return_reason", "proposed_agency__code")
    return tuple(Returned(*row) for row in rows.order_by("sent_at", "pk"))


def _inspecting_agency() -> str | None:
    return Agency.objects.filter(inspects=True, active=True).values_list("code", flat=True).first()


def _district(area: Area) -> str | None:
    if area.kind == AreaKind.KECAMATAN:
        return area.code
    return area.parent.code if area.parent else None
