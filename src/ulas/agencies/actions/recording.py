"""The one way to record a change of administration; each verb of this room calls it once."""

import json
from datetime import datetime
from typing import Any

from ulas.agencies.models import AdministrationEvent, Agency, Officer

MOST_REASON = 200


class AdministrationRefused(Exception):
    """A change cannot be made as asked; the text says what to do instead.

    `field` names the field of the form that it is about, where it is about one.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def given_reason(reason: str, missing: str) -> str:
    """The reason of a change, tidied; `missing` is what to say where there is none.

    Raises:
        AdministrationRefused: at the reason: there is none, or it is too long to be kept whole.
    """
    tidy = reason.strip()
    if not tidy:
        raise AdministrationRefused(missing, "reason")
    if len(tidy) > MOST_REASON:
        raise AdministrationRefused(f"Alasan paling banyak {MOST_REASON} huruf.", "reason")
    return tidy


def record(
    kind: str,
    *,
    by: Officer | None,
    now: datetime,
    agency: Agency | None = None,
    officer: Officer | None = None,
    subject: str = "",
    facts: dict[str, Any] | None = None,
) -> AdministrationEvent:
    """Append one event inside the caller's transaction; `by` is None for the system.

    `subject` is "kind:key" of what was changed; `facts` hold codes, ids, old and new values.
    """
    return AdministrationEvent.objects.create(
        kind=kind,
        at=now,
        performed_by=by,
        agency=agency,
        officer=officer,
        subject=subject,
        facts=json.dumps(facts or {}, sort_keys=True, ensure_ascii=False),
    )
