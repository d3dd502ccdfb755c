"""Officers called by name in a note: "@siti.dpupr tolong dicek"."""

import re

from ulas.complaints.casefile import Case, FieldRefused
from ulas.complaints.queries.desk.mentionable import readers_among

MOST = 10
_NAME = re.compile(r"(?<![\w.@/-])@([\w](?:[\w.-]{0,58}[\w])?)")


def tell_mentioned(case: Case, text: str) -> None:
    """Write an immediate notice for each officer named; each must be able to read the note.

    Raises:
        FieldRefused: a name that is nobody's, or of somebody who may not read this note; both
            read the same, so that a name tells nothing.
    """
    names = list(dict.fromkeys(_NAME.findall(text)))
    if not names:
        return
    if len(names) > MOST:
        raise FieldRefused("text", f"Paling banyak {MOST} petugas disebut dalam satu catatan.")
    found = readers_among(names, case.complaint, case.referral)
    strangers = ", ".join(f"@{name}" for name in names if name not in found)
    if strangers:
        raise FieldRefused(
            "text",
            f"{strangers} bukan nama petugas yang dapat membaca catatan ini. "
            "Perbaiki namanya, atau hapus tanda @.",
        )
    others = [one for one in found.values() if one != case.by.officer]
    case.payload["mentions"] = sorted(one.pk for one in others)
    for one in others:
        case.tell_officer("mentioned", one)
