"""The router's proposals in words, stored with the case or made just now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ulas.complaints.models import Complaint
from ulas.complaints.queries.public import agency_choices
from ulas.complaints.queries.routing import propose_for, routed


@dataclass(frozen=True)
class Proposed:
    """One agency with how sure the router is (percent) and why."""

    code: str
    name: str
    percent: int
    reasons: list[str]


def proposals(complaint: Complaint) -> list[dict[str, Any]]:
    """What was proposed and kept, or else what the router proposes now.

    Once an agency has given the complaint back, what was kept is out of date.
    """
    if complaint.proposal and not complaint.bounces:
        return list(complaint.proposal)
    return list(routed(propose_for(complaint)).agencies)


def told(rows: Sequence[Mapping[str, Any]]) -> list[Proposed]:
    """Proposals with the agencies' names."""
    names = dict(agency_choices())
    return [
        Proposed(
            code=row["agency"],
            name=names.get(row["agency"], row["agency"]),
            percent=round(row["confidence"] * 100),
            reasons=[str(reason) for reason in row["reasons"]],
        )
        for row in rows
    ]
