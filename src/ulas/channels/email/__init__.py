"""E-mail: through the city's mail server, or into nothing where none is set."""

from django.conf import settings

from ulas.channels.email.fake import FakePost
from ulas.channels.email.smtp import SmtpPost
from ulas.channels.letter import Post


def outgoing() -> Post:
    """The post of this installation; without ULAS_SMTP_URL letters stay in the outbox only."""
    if settings.ULAS_SMTP_URL:
        return SmtpPost(settings.ULAS_SMTP_URL, settings.DEFAULT_FROM_EMAIL)
    return FakePost()
