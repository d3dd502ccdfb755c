"""The address of the mail server: what ULAS_SMTP_URL says."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit


class Protection(StrEnum):
    """When the connection is encrypted: from the start, before anything is said, if offered."""

    FROM_THE_START = "smtps"
    REQUIRED = "required"
    OFFERED = "offered"
    NONE = "none"


class AddressRefused(Exception):
    """ULAS_SMTP_URL cannot be used; the text says what to write instead."""


@dataclass(frozen=True)
class ServerAddress:
    """Host, port, account and protection; `ca` is a file of certificates to trust instead."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    protection: Protection = Protection.OFFERED
    ca: str = ""


def read_address(url: str) -> ServerAddress:
    """Read `smtp://user:password@host:port?tls=required|offered|none&ca=FILE` or `smtps://...`.

    A password never travels unencrypted: with an account `tls=required` is the default, and
    nothing weaker is taken.

    Raises:
        AddressRefused: with what to write instead.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise AddressRefused("ULAS_SMTP_URL: write smtp://host:port or smtps://host:port.")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    protection = _protection(parts.scheme, options.get("tls", ""), account=bool(user))
    default_port = 465 if protection is Protection.FROM_THE_START else 587 if user else 25
    try:
        port = parts.port or default_port
    except ValueError as wrong:
        raise AddressRefused("ULAS_SMTP_URL: the port is not a number from 1 to 65535.") from wrong
    return ServerAddress(parts.hostname, port, user, password, protection, options.get("ca", ""))


def _protection(scheme: str, wish: str, *, account: bool) -> Protection:
    if scheme == "smtps":
        return Protection.FROM_THE_START
    if wish not in {"", "required", "offered", "none"}:
        raise AddressRefused("ULAS_SMTP_URL: tls is required, offered or none.")
    if account and wish in {"offered", "none"}:
        raise AddressRefused("ULAS_SMTP_URL: with a password write tls=required or smtps://.")
    return Protection(wish or ("required" if account else "offered"))
