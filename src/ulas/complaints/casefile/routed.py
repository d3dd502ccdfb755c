"""A decision of the router as it is kept beside the case, so that it stays explainable."""

from dataclasses import dataclass, field
from typing import Any

from ulas.complaints.casefile.case import Case
from ulas.complaints.models import RouterDecision, RouterModel


@dataclass(frozen=True)
class Routed:
    """A proposal as data: rows of agency (code), confidence (0 to 1) and reasons (sentences)."""

    verdict: str
    agencies: tuple[dict[str, Any], ...]
    model_version: str = ""
    remarks: tuple[str, ...] = field(default=())

    def reasons_of(self, code: str) -> list[str]:
        """The sentences for one agency."""
        return [
            str(sentence)
            for row in self.agencies
            if row["agency"] == code
            for sentence in row["reasons"]
        ]


def keep(case: Case, routed: Routed) -> None:
    """Write the decision down in the verb's transaction; the event names the model."""
    first: dict[str, Any] = {"agency": "", "confidence": 0.0}
    first = routed.agencies[0] if routed.agencies else first
    RouterDecision.objects.create(
        complaint=case.complaint,
        at=case.now,
        verdict=routed.verdict,
        model=RouterModel.objects.filter(version=routed.model_version).only("pk").first()
        if routed.model_version
        else None,
        first=first["agency"],
        confidence=first["confidence"],
        proposed=[dict(row) for row in routed.agencies],
        remarks=list(routed.remarks),
    )
    case.payload["router"] = {"verdict": routed.verdict, "model": routed.model_version}
