"""Verb: a person puts another version of the router's model to use, or lets it send."""

from datetime import datetime

from ulas.complaints.casefile import Actor, FieldRefused, MoveRefused
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import RouterModel, RouterSwitch
from ulas.sop.terms import Role

MOST_REASON = 300
MAY_SWITCH = frozenset({Role.POLICY_REVIEWER, Role.ADMINISTRATOR})


def switch_model(
    *, version: str, by: Actor, now: datetime, reason: str, may_send: bool = False
) -> RouterSwitch:
    """Put a version to use from now on; with `may_send` it sends what it is sure of.

    Past decisions keep the version that made them.

    Raises:
        FieldRefused: no reason or too long a one, unknown version, file dropped, not
            measured well enough to send.
        MoveRefused: not allowed.
    """
    if by.officer is None or not by.officer.roles & MAY_SWITCH:
        raise MoveRefused("Hanya Penelaah Teknis Kebijakan atau administrator yang berwenang.")
    reason = needed(reason, "reason", "Tulis alasan mengganti model.", MOST_REASON)
    model = RouterModel.objects.filter(version=version).defer("data").first()
    if model is None or not model.size:
        raise FieldRefused("version", "Berkas model versi ini tidak lagi disimpan.")
    if may_send and model.send_from is None:
        raise FieldRefused(
            "may_send",
            "Model ini belum terbukti cukup tepat pada aduan kota sendiri untuk mengirim sendiri.",
        )
    return RouterSwitch.objects.create(
        model=model,
        may_send=may_send,
        reason=reason,
        switched_by=by.officer,
        switched_at=now,
    )
