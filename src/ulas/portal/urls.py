"""The citizen's addresses."""

from django.urls import path

from ulas.portal import install
from ulas.portal.open import feeds, following, ground, places, published
from ulas.portal.pages import (
    answer_link,
    dialogue,
    documents,
    embed,
    filing,
    home,
    mine,
    rights,
    suggesting,
    tracking,
)

app_name = "portal"

CASE = "aduan/<slug:number>/<slug:token>/"

urlpatterns = [
    *documents.urlpatterns,
    path("", home.home, name="home"),
    path("adu/", filing.file_complaint, name="file"),
    path("adu/saran/", suggesting.suggest, name="suggest"),
    path("adu/pertanyaan/", suggesting.ask_questions, name="questions"),
    path("adu/kelurahan/", suggesting.find_area, name="find_area"),
    path("adu/terkirim/<slug:key>/", filing.sent, name="sent"),
    path("embed/<slug:code>/", embed.file_here, name="embed"),
    path("embed/<slug:code>/terkirim/<slug:key>/", embed.sent_here, name="embed_sent"),
    path("lacak/", home.find, name="find"),
    path("privasi/", home.privacy, name="privacy"),
    path(CASE, tracking.track, name="track"),
    path(CASE + "tanda-terima/", tracking.receipt, name="receipt"),
    path(CASE + "qr.svg", tracking.qr, name="qr"),
    path(CASE + "berkas/<int:pk>/", tracking.attachment, name="attachment"),
    path(CASE + "berkas/<int:pk>/sanggah/", dialogue.dispute, name="dispute"),
    path(CASE + "pasti/", dialogue.verify, name="verify"),
    path(CASE + "kode/", rights.send_code, name="send_code"),
    path(CASE + "data/", rights.data, name="data"),
    path(CASE + "data/unduh/", rights.export, name="export"),
    path(CASE + "data/batasi/", rights.restrict, name="restrict"),
    path(CASE + "data/hapus/", rights.erase, name="erase"),
    path(CASE + "buka-lagi/", dialogue.do, {"slug": "buka-lagi"}, name="unsolved"),
    path(CASE + "<slug:slug>/", dialogue.do, name="do"),
    path("aduan-saya/", mine.ask, name="mine_ask"),
    path("aduan-saya/<str:token>/", mine.mine, name="mine"),
    path("jawab/<slug:token>/", answer_link.answer, name="answer"),
    path("publik/", published.listing, name="list"),
    path("publik/atom.xml", feeds.atom, name="atom"),
    path("publik/<slug:number>/", published.one, name="public"),
    path("publik/<slug:number>/foto/<int:pk>/", published.photo, name="photo"),
    path("publik/<slug:number>/dukung/", published.support, name="support"),
    path("peta/", published.map_page, name="map"),
    path("peta/titik.json", published.map_points, name="points"),
    path("peta/kelurahan.json", ground.cells, name="cells"),
    path("jelajah/", places.explore, name="explore"),
    path("instansi/<slug:code>/", places.agency, name="agency"),
    path("kelurahan/<str:code>/", places.area, name="area"),
    path("kategori/<slug:code>/", places.category, name="category"),
    path("langganan/", following.follow, name="follow"),
    path("langganan/<str:token>/", following.choose, name="follow_choose"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("manifest.webmanifest", install.manifest, name="manifest"),
    path("sw.js", install.worker, name="worker"),
    path("luring/", install.offline, name="offline"),
]
