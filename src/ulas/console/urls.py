"""Addresses of the officers, all below /petugas/."""

from django.urls import URLPattern, URLResolver, include, path

from ulas.console import entrance
from ulas.console.administration import urls as administration
from ulas.console.pages import (
    account,
    deliveries,
    digest,
    documents,
    intake,
    leader,
    period,
    queue,
    router,
    stubs,
)
from ulas.console.pages.case import casepage, drafting, files, moving, photos
from ulas.console.pages.lists import urls as lists
from ulas.console.pages.people import absence, joining, sessions, team

CASE = "aduan/<slug:number>/"

console: list[URLPattern | URLResolver] = [
    *documents.urlpatterns,
    *lists.urlpatterns,
    path("", queue.queue, name="queue"),
    path("tur/", queue.tour, name="tour"),
    path(CASE, casepage.case, name="case"),
    path(CASE + "hadir/", casepage.presence, name="presence"),
    path(CASE + "foto/<int:pk>/", photos.viewer, name="photo"),
    path(CASE + "berkas/<int:pk>/", files.preview, name="file"),
    path(CASE + "berkas/<int:pk>/asli/", files.original, name="original"),
    path(CASE + "<slug:verb>/draf/", drafting.draft, name="draft"),
    path(CASE + "<slug:verb>/", moving.move, name="move"),
    path("pernah/", stubs.stubs, name="stubs"),
    path("catat/", intake.intake, name="intake"),
    path("pimpinan/", leader.leader, name="leader"),
    path("kiriman/", deliveries.deliveries, name="deliveries"),
    path("kotak-keluar/", deliveries.outbox, name="outbox"),
    path("kotak-keluar/<int:pk>/", deliveries.letter, name="letter"),
    path("penentu/", router.router, name="router"),
    path("penentu/coba/", router.try_text, name="try_text"),
    path("keadaan/", period.period, name="period"),
    path("akun/", account.account, name="account"),
    path("akun/surat-harian/", digest.digest, name="digest"),
    path("akun/perangkat/", sessions.sessions, name="sessions"),
    path("akun/tidak-bertugas/", absence.absence, name="absence"),
    path("akun/kembali/", absence.back, name="back"),
    path("tim/", team.team, name="team"),
    path("tim/undang/", team.invite, name="invite"),
    path("tim/undangan/<int:pk>/batal/", team.withdraw, name="withdraw"),
    path("tim/<int:pk>/sandi/", team.password_link, name="password_link"),
    path("tim/<int:pk>/alamat/", team.address, name="address"),
    path("tim/<int:pk>/akhiri/", team.leave, name="leave"),
    path("undangan/<str:token>/", joining.join, name="join"),
    path("atur/", include(administration.urlpatterns)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *entrance.urlpatterns,
    path("", include((console, "console"))),
]
