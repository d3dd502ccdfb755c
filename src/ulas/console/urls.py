"""Addresses of the officers, all below /petugas/."""

from django.urls import URLPattern, URLResolver, include, path

from ulas.console import entrance
from ulas.console.pages import (
    account,
    casepage,
    deliveries,
    documents,
    files,
    intake,
    leader,
    listing,
    moving,
    period,
    queue,
    stubs,
)

CASE = "aduan/<slug:number>/"

console = [
    *documents.urlpatterns,
    path("", queue.queue, name="queue"),
    path("aduan/", listing.cases, name="cases"),
    path(CASE, casepage.case, name="case"),
    path(CASE + "berkas/<int:pk>/", files.preview, name="file"),
    path(CASE + "berkas/<int:pk>/asli/", files.original, name="original"),
    path(CASE + "<slug:verb>/", moving.move, name="move"),
    path("pernah/", stubs.stubs, name="stubs"),
    path("catat/", intake.intake, name="intake"),
    path("pimpinan/", leader.leader, name="leader"),
    path("kiriman/", deliveries.deliveries, name="deliveries"),
    path("kotak-keluar/", deliveries.outbox, name="outbox"),
    path("kotak-keluar/<int:pk>/", deliveries.letter, name="letter"),
    path("keadaan/", period.period, name="period"),
    path("akun/", account.account, name="account"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *entrance.urlpatterns,
    path("", include((console, "console"))),
]
