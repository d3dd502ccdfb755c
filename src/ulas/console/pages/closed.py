"""Doors that stay shut: nobody makes an officer's account by themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ulas.agencies.city import city


def closed(request: HttpRequest, **_more: object) -> HttpResponse:
    """Say how one becomes an officer here."""
    text = _("Akun petugas dibuat oleh administrator. Hubungi %(who)s, telepon %(phone)s.")
    return _shut(request, _("Pendaftaran ditutup"), text)


def forgotten(request: HttpRequest) -> HttpResponse:
    """Say how one gets a new password."""
    text = _(
        "Minta tautan sandi baru kepada admin instansi Anda, "
        "atau kepada %(who)s, telepon %(phone)s."
    )
    return _shut(request, _("Lupa sandi"), text)


def locked_out(request: HttpRequest, *_args: object, **_more: object) -> HttpResponse:
    """Say that too many wrong passwords were tried, and what to do."""
    text = _(
        "Sandi salah beberapa kali, jadi pintu ini terkunci satu jam untuk nama pengguna itu. "
        "Coba lagi nanti, atau minta sandi baru: %(who)s, telepon %(phone)s."
    )
    return _shut(request, _("Terkunci sementara"), text, status=429)


def _shut(request: HttpRequest, title: str, text: str, status: int = 200) -> HttpResponse:
    words = text % {"who": city().coordinator, "phone": city().phone}
    return shut(request, title, words, status)


def shut(request: HttpRequest, title: str, text: str, status: int = 200) -> HttpResponse:
    """A page that says why it goes no further here, with the way to sign in."""
    return render(request, "console/closed.html", {"title": title, "text": text}, status=status)
