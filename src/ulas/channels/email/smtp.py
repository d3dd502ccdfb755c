"""Letters through a mail server (SMTP), one connection a batch."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import parseaddr
from types import TracebackType
from typing import Self

from ulas.channels.email.address import Protection, ServerAddress, read_address
from ulas.channels.letter import Letter

SECONDS = 15


class SmtpPost:
    """The real post. After one failed connection the rest of the batch fails at once."""

    def __init__(self, url: str, sender: str) -> None:
        self.address = read_address(url)
        self.sender = sender
        self._server: smtplib.SMTP | None = None
        self._fault: Exception | None = None

    def __enter__(self) -> Self:
        """Begin a batch; the connection is made for the first letter."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the batch politely where the server still listens."""
        if self._server is not None:
            self._part(self._server)

    def send(self, letter: Letter) -> str:
        """Send one letter to all its recipients; names how many of several were refused."""
        server = self._connected()
        message = as_message(letter, self.sender)
        try:
            refused = server.send_message(message, to_addrs=list(letter.to))
        except smtplib.SMTPServerDisconnected:
            self._server = None
            raise
        return f"{len(refused)} dari {len(letter.to)} alamat ditolak" if refused else ""

    def _connected(self) -> smtplib.SMTP:
        if self._fault is not None:
            raise self._fault
        if self._server is None:
            try:
                self._server = _connect(self.address)
            except (OSError, smtplib.SMTPException) as fault:
                self._fault = fault
                raise
        return self._server

    def _part(self, server: smtplib.SMTP) -> None:
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            # Every letter is settled already; a server that hangs up first takes nothing away.
            server.close()


def as_message(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a plain text mail that no out-of-office machine answers."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = ", ".join(letter.to)
    message["Subject"] = letter.subject
    message["Message-ID"] = f"<{letter.reference}@{_host_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(letter.body)
    return message


def _host_of(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"


def _connect(address: ServerAddress) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=address.ca or None)
    if address.protection is Protection.FROM_THE_START:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            address.host, address.port, timeout=SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(address.host, address.port, timeout=SECONDS)
    try:
        _protect(server, address, context)
        if address.user:
            server.login(address.user, address.password)
    except BaseException:
        server.close()
        raise
    return server


def _protect(server: smtplib.SMTP, address: ServerAddress, context: ssl.SSLContext) -> None:
    server.ehlo()
    offered = server.has_extn("starttls")
    wanted = address.protection is Protection.REQUIRED or (
        address.protection is Protection.OFFERED and offered
    )
    if wanted:
        server.starttls(context=context)
        server.ehlo()
