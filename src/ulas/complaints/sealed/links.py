"""Tokens of links in letters: my complaints (for a day), a subscription (while it lives)."""

from datetime import datetime, timedelta

from django.core import signing

MY_COMPLAINTS_VALID = timedelta(hours=24)
_MINE = signing.Signer(salt="ulas.my-complaints")
_SUBSCRIPTION = signing.Signer(salt="ulas.subscription")
_INVITATION = signing.Signer(salt="ulas.invitation")
_RIGHTS = signing.Signer(salt="ulas.rights")


def my_complaints_token(index: str, now: datetime) -> str:
    """The token of a link to all complaints of one contact, given by its blind index."""
    return _MINE.sign_object([index, int(now.timestamp())])


def read_my_complaints_token(token: str, now: datetime) -> str | None:
    """The blind index of a token; None where it is forged or older than a day."""
    return _fresh(_MINE, token, now, MY_COMPLAINTS_VALID)


def subscription_token(subscription_id: int) -> str:
    """The token by which a subscription is confirmed and ended."""
    return _SUBSCRIPTION.sign_object(subscription_id)


def read_subscription_token(token: str) -> int | None:
    """The id of a subscription; None where the token is forged."""
    return _number(_SUBSCRIPTION, token)


def invitation_token(invitation_id: int) -> str:
    """The token of a one-time link for an officer; the row says whether it still serves."""
    return _INVITATION.sign_object(invitation_id)


def read_invitation_token(token: str) -> int | None:
    """The id of an invitation; None where the token is forged."""
    return _number(_INVITATION, token)


def rights_token(number: str, now: datetime) -> str:
    """What a browser keeps after the code was typed, to open the person's own data."""
    return _RIGHTS.sign_object([number, int(now.timestamp())])


def rights_token_fits(number: str, token: str, now: datetime, valid: timedelta) -> bool:
    """Whether a browser typed the code of this number not long ago."""
    return _fresh(_RIGHTS, token, now, valid) == number


def _number(signer: signing.Signer, token: str) -> int | None:
    try:
        return int(signer.unsign_object(token))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _fresh(signer: signing.Signer, token: str, now: datetime, valid: timedelta) -> str | None:
    try:
        what, at = signer.unsign_object(token)
        age = now.timestamp() - int(at)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(what) if 0 <= age <= valid.total_seconds() else None
