"""Sign-in with the city's own identity provider: it opens an account, it never makes one."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.console.pages.closed import closed, shut


class OfficerSocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity signs in the one active officer with its verified address, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, *_more: Any) -> bool:
        """No account is ever made from an identity."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie a new identity to its officer, or say kindly that there is none."""
        if sociallogin.is_existing and sociallogin.user.is_active:
            return
        officer = None if sociallogin.is_existing else _officer_of(sociallogin)
        if officer is None:
            raise ImmediateHttpResponse(_unknown(request))
        sociallogin.connect(request, officer)

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_more: Any) -> None:
        """Say that the provider did not let the person in, and that the password still serves."""
        raise ImmediateHttpResponse(failed(request))


def failed(request: HttpRequest, **_more: object) -> HttpResponse:
    """The sign-in at the provider was broken off."""
    text = gettext("Masuk lewat akun kota tidak selesai. Coba lagi, atau pakai kata sandi ULAS.")
    return shut(request, gettext("Belum masuk"), text, status=403)


def no_way(request: HttpRequest, **_more: object) -> HttpResponse:
    """Pages of accounts at a provider, which are not used here."""
    return closed(request)


def _officer_of(sociallogin: SocialLogin) -> Officer | None:
    """The one active officer whose address the provider has verified."""
    verified = [one.email for one in sociallogin.email_addresses if one.verified and one.email]
    found: list[Officer] = []
    for email in verified:
        found += Officer.objects.filter(email__iexact=email, is_active=True)
    return found[0] if len({officer.pk for officer in found}) == 1 else None


def _unknown(request: HttpRequest) -> HttpResponse:
    text = gettext(
        "Akun kota Anda belum terhubung dengan petugas ULAS yang aktif. Minta admin instansi Anda "
        "mengundang Anda dengan alamat surel yang sama."
    )
    return shut(request, gettext("Belum terdaftar sebagai petugas"), text, status=403)
