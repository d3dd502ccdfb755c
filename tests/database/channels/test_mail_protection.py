"""Letters on a protected connection: a server of our own with a certificate made for the test."""

import datetime
import ipaddress
import smtplib
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ulas.channels.email.smtp import SmtpPost
from ulas.channels.letter import Letter

LETTER = Letter(("siti@contoh.id",), "Kabar", "Isi surat.\n", reference="ulas-1")


class Mailbox:
    """Counts what arrives."""

    def __init__(self) -> None:
        self.arrived = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.arrived += 1
        return "250 OK"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file with key and certificate for 127.0.0.1, trusted by nobody."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail test")])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=365 * 80))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "mail.pem"
    encoding, no_password = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, no_password)
    path.write_bytes(private + made.public_bytes(encoding))
    return path


def _known(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (b"u", b"p")
    return AuthResult(success=right, handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def protected(certificate: Path) -> Iterator[tuple[Mailbox, int]]:
    """A server that wants STARTTLS and a password."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    box = Mailbox()
    server = Controller(
        box,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        require_starttls=True,
        authenticator=_known,
        auth_required=True,
    )
    server.start()
    yield box, server.port
    server.stop()


def send(url: str) -> None:
    with SmtpPost(url, "ULAS <ulas@kota.contoh.id>") as post:
        post.send(LETTER)


def test_it_signs_in_once_the_line_is_protected(
    protected: tuple[Mailbox, int], certificate: Path
) -> None:
    box, port = protected
    send(f"smtp://u:p@127.0.0.1:{port}?ca={certificate}")
    assert box.arrived == 1


def test_a_server_that_nobody_vouches_for_gets_no_password(
    protected: tuple[Mailbox, int],
) -> None:
    box, port = protected
    with pytest.raises(ssl.SSLCertVerificationError):
        send(f"smtp://u:p@127.0.0.1:{port}")
    assert box.arrived == 0


def test_a_wrong_password_is_said(protected: tuple[Mailbox, int], certificate: Path) -> None:
    with pytest.raises(smtplib.SMTPAuthenticationError):
        send(f"smtp://u:wrong@127.0.0.1:{protected[1]}?ca={certificate}")


def test_where_protection_is_required_a_plain_server_gets_nothing() -> None:
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    with pytest.raises(smtplib.SMTPNotSupportedError):
        send(f"smtp://127.0.0.1:{server.port}?tls=required")
    server.stop()
    assert box.arrived == 0


def test_protection_from_the_start(certificate: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port(), ssl_context=context)
    server.start()
    send(f"smtps://127.0.0.1:{server.port}?ca={certificate}")
    server.stop()
    assert box.arrived == 1
