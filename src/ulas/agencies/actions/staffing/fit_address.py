"""What must hold of a mail address that is typed for an officer."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ulas.agencies.actions.recording import AdministrationRefused

LONGEST = 254


def refuse_unfit_address(email: str) -> None:
    """Refuse what is no complete mail address.

    Raises:
        AdministrationRefused: at the address.
    """
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise AdministrationRefused(
            "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id.", "email"
        ) from wrong
    if len(email) > LONGEST:
        raise AdministrationRefused("Alamat surel ini terlalu panjang.", "email")
