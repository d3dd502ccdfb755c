"""Addresses of sign-in and account security, under the names by which allauth asks for them."""

from allauth.account import views
from django.urls import URLPattern, URLResolver, include, path

from ulas.console import single_sign_on
from ulas.console.pages import closed

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", views.login, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("tidak-aktif/", views.account_inactive, name="account_inactive"),
    path("sandi/", views.password_change, name="account_change_password"),
    path("sandi/atur/", views.password_set, name="account_set_password"),
    path("pastikan/", views.reauthenticate, name="account_reauthenticate"),
    path("keamanan/", include("allauth.mfa.urls")),
    # The city's identity provider; without one in the settings every address here is not found.
    path("kota/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("kota/batal/", single_sign_on.failed, name="socialaccount_login_cancelled"),
    path("kota/gagal/", single_sign_on.failed, name="socialaccount_login_error"),
    path("kota/daftar/", single_sign_on.no_way, name="socialaccount_signup"),
    path("kota/", single_sign_on.no_way, name="socialaccount_connections"),
    # Asked for by name in allauth's own pages. Officers are made by an administrator, and their
    # addresses are not changed here.
    path("daftar/", closed.closed, name="account_signup"),
    path("sandi/lupa/", closed.forgotten, name="account_reset_password"),
    path("surel/", closed.closed, name="account_email"),
    path("surel/terkirim/", closed.closed, name="account_email_verification_sent"),
    path("surel/<slug:key>/", closed.closed, name="account_confirm_email"),
]
