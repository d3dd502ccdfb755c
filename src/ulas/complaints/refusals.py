"""Why a verb was not carried out; every text is a sentence for the person who tried."""

from ulas.sop.moves import MoveRefused


class CaseNotFound(MoveRefused):
    """The complaint or referral is not there, or not for this person; both read the same."""

    def __init__(self) -> None:
        super().__init__("Aduan ini tidak ditemukan.")


class StaleCase(MoveRefused):
    """The case changed after the person opened it; says what changed."""


class FieldRefused(MoveRefused):
    """One field cannot be taken as it is; `field` names it, the text says what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class KeyReused(MoveRefused):
    """The same idempotency key came with another body."""

    def __init__(self) -> None:
        super().__init__(
            "Kunci kiriman ini sudah dipakai untuk aduan lain. Kirim dengan kunci baru."
        )


class KeyInFlight(MoveRefused):
    """A filing with the same idempotency key is still being written."""

    def __init__(self) -> None:
        super().__init__("Aduan dengan kunci ini sedang diproses. Coba lagi sebentar.")


class NothingDue(Exception):
    """Another worker did it already, or the case moved on meanwhile; nothing was written."""
