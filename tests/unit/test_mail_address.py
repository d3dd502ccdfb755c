"""ULAS_SMTP_URL: what it may say, and what is refused with a sentence."""

import pytest

from ulas.channels.email.address import AddressRefused, Protection, ServerAddress, read_address


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("smtp://mail.contoh.id", ServerAddress("mail.contoh.id", 25)),
        ("smtp://mail.contoh.id:2525?tls=none",
         ServerAddress("mail.contoh.id", 2525, protection=Protection.NONE)),
        ("smtp://ulas:p%40ss@mail.contoh.id",
         ServerAddress("mail.contoh.id", 587, "ulas", "p@ss", Protection.REQUIRED)),
        ("smtps://ulas:x@mail.contoh.id?ca=/etc/kota.pem",
         ServerAddress("mail.contoh.id", 465, "ulas", "x", Protection.FROM_THE_START,
                       "/etc/kota.pem")),
    ],
)  # fmt: skip
def test_addresses_that_are_understood(url: str, meant: ServerAddress) -> None:
    assert read_address(url) == meant


@pytest.mark.parametrize(
    "url",
    ["mail.contoh.id", "http://mail.contoh.id", "smtp://", "smtp://mail:port", "smtp://m?tls=yes"],
)
def test_addresses_that_are_not(url: str) -> None:
    with pytest.raises(AddressRefused, match="ULAS_SMTP_URL"):
        read_address(url)


@pytest.mark.parametrize("weaker", ["offered", "none"])
def test_a_password_never_travels_unprotected(weaker: str) -> None:
    with pytest.raises(AddressRefused, match="tls=required"):
        read_address(f"smtp://ulas:x@mail.contoh.id?tls={weaker}")
