"""Verb: an SOP file becomes an immutable version."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ulas.complaints.models import ProcedureVersion
from ulas.sop.procedure import parse


def import_procedure(*, text: str, valid_from: datetime, now: datetime) -> ProcedureVersion:
    """Import an SOP file; the same text twice is the same version.

    Complaints filed from `valid_from` on follow it; older ones keep theirs.

    Raises:
        ProcedureError: with every problem of the file, by line and field.
    """
    parse(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        known = ProcedureVersion.objects.filter(digest=digest).first()
        if known is not None:
            return known
        newest = ProcedureVersion.objects.aggregate(most=Max("number"))["most"] or 0
        return ProcedureVersion.objects.create(
            number=newest + 1, text=text, digest=digest, valid_from=valid_from, imported_at=now
        )
