"""The one source of `now`: the real clock, or an instant that a test or the demo set."""

from datetime import UTC, datetime

from django.conf import settings

_frozen: datetime | None = None


def now() -> datetime:
    """The current instant, aware, in UTC; the frozen one where ULAS_NOW or `freeze` set it."""
    if _frozen is not None:
        return _frozen
    if settings.ULAS_NOW:
        return datetime.fromisoformat(settings.ULAS_NOW).astimezone(UTC)
    return datetime.now(UTC)


def freeze(instant: datetime | None) -> None:
    """Set what `now` gives in this process; None returns to the real clock. For tests."""
    global _frozen  # noqa: PLW0603 one settable now for the whole process is the very purpose
    _frozen = instant
