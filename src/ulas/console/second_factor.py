"""The second factor: which posts must have one, and how often a code may be tried."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.sealed.sealing import seal, unseal
from ulas.look.now import now

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SEEN = "second_factor_of"
MOST_TRIES = 10
WINDOW_SECONDS = 900


def missing(request: HttpRequest, officer: Officer) -> bool:
    """Whether the officer's posts call for a second factor and none is set up.

    Asked once for a session; the answer "there is one" is kept in it.
    """
    if not required_of(officer) or request.session.get(SEEN) == officer.pk:
        return False
    if not Authenticator.objects.filter(user=officer, type__in=FACTORS).exists():
        return True
    request.session[SEEN] = officer.pk
    return False


def required_of(officer: Officer) -> bool:
    """Whether one of the officer's posts is named by the setting."""
    return any(role.value in settings.ULAS_SECOND_FACTOR for role in officer.roles)


class OfficerMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals the secrets of apps with the key ring; keeps the last factor that a post calls for."""

    def encrypt(self, text: str) -> str:
        """Seal a secret for the table."""
        return (seal(text, "totp") or b"").hex()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return unseal(bytes.fromhex(encrypted_text), "totp")

    def get_totp_issuer(self) -> str:
        """What the app on the phone calls us."""
        return "ULAS"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor stays as long as the officer's posts call for one."""
        if authenticator.type not in FACTORS or not required_of(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())


class LimitedCodes:
    """Counts tries in a table that all processes share, before a code is looked at."""

    user: Officer

    def clean_code(self) -> str:
        """Refuse after ten tries in a quarter of an hour."""
        within = actions.count_hit(
            key=f"second-factor:{self.user.pk}",
            now=now(),
            limit=MOST_TRIES,
            window_seconds=WINDOW_SECONDS,
        )
        if not within:
            raise ValidationError(
                gettext("Terlalu banyak percobaan. Tunggu seperempat jam, lalu coba lagi.")
            )
        return str(super().clean_code())  # type: ignore[misc]


class CodeForm(LimitedCodes, AuthenticateForm):  # type: ignore[misc]
    """The code at sign-in."""


class CodeAgainForm(LimitedCodes, ReauthenticateForm):  # type: ignore[misc]
    """The code before security is changed."""


ERRORS: dict[str, Any] = {
    "incorrect_code": _("Kode tidak cocok. Tunggu kode berikutnya, lalu coba lagi."),
    "cannot_delete_authenticator": _(
        "Peran Anda memerlukan langkah kedua. Tambahkan yang lain sebelum menghapus yang ini."
    ),
}
OfficerMFAAdapter.error_messages = {**DefaultMFAAdapter.error_messages, **ERRORS}
