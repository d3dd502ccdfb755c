"""The citizen's addresses."""

from django.urls import path

from ulas.portal.pages import answer_link, dialogue, filing, home, tracking

app_name = "portal"

CASE = "aduan/<slug:number>/<slug:token>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("adu/", filing.file_complaint, name="file"),
    path("adu/terkirim/<slug:key>/", filing.sent, name="sent"),
    path("lacak/", home.find, name="find"),
    path(CASE, tracking.track, name="track"),
    path(CASE + "tanda-terima/", tracking.receipt, name="receipt"),
    path(CASE + "qr.svg", tracking.qr, name="qr"),
    path(CASE + "berkas/<int:pk>/", tracking.attachment, name="attachment"),
    path(CASE + "pasti/", dialogue.verify, name="verify"),
    path(CASE + "buka-lagi/", dialogue.do, {"slug": "buka-lagi"}, name="unsolved"),
    path(CASE + "<slug:slug>/", dialogue.do, name="do"),
    path("jawab/<slug:token>/", answer_link.answer, name="answer"),
]
