"""What makes a person look first: signs in the text, an unverified contact, missing parts."""

from collections.abc import Sequence

from ulas.agencies.models import Category
from ulas.complaints.actions.intake.filing import Filing
from ulas.complaints.casefile.acceptance import flags_of_sight
from ulas.complaints.models import Complaint
from ulas.routing import TextKind, tokens
from ulas.routing.signs import confidentiality_signs, kind_of, urgency_signs


def flags_of(filing: Filing, complaint: Complaint, missing: Sequence[str]) -> list[str]:
    """Codes of why the clerk looks before the complaint goes on; empty lets it go by itself."""
    kind = kind_of(filing.text)
    found = {
        "UNVERIFIED": not filing.verified,
        "URGENT": complaint.urgent,
        "SENSITIVE": bool(confidentiality_signs(tokens(filing.text), None)),
        f"KIND_{kind}": kind != TextKind.COMPLAINT,
        **flags_of_sight(complaint),
    }
    flags = [code for code, set_ in found.items() if set_]
    return flags + [f"MISSING_{part.upper()}" for part in missing]


def is_urgent(filing: Filing, category: Category | None) -> bool:
    """Whether danger is named in the text, or the category is an emergency."""
    return bool(category and category.emergency) or bool(urgency_signs(tokens(filing.text), None))
