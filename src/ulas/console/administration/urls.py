"""Addresses of the administration, below /petugas/atur/."""

from django.urls import URLPattern, path

from ulas.console.administration.pages import (
    calendars,
    changes,
    files,
    index,
    places,
    procedures,
    questions,
    rows,
    trying,
)

urlpatterns: list[URLPattern] = [
    path("", index.index, name="administration"),
    path("jam-kerja/", calendars.calendars, name="calendars"),
    path("jam-kerja/baru/", calendars.calendar, name="new_calendar"),
    path("jam-kerja/<slug:code>/", calendars.calendar, name="calendar"),
    path("hari-libur/", calendars.closings, name="closings"),
    path("sop/", procedures.procedures, name="procedures"),
    path("sop/baru/", procedures.new_version, name="new_version"),
    path("sop/janji/", procedures.promises, name="promises"),
    path("sop/<int:older>/<int:newer>/", procedures.comparison, name="comparison"),
    path("berkas/", files.city_files_page, name="city_files"),
    path("berkas/<str:name>", files.city_file, name="city_file"),
    path("riwayat/", changes.changes, name="changes"),
    path("wilayah/garis-batas/", places.outlines, name="outlines"),
    path("aturan/coba/", trying.try_rules, name="try_rules"),
    path("kategori/<int:pk>/pertanyaan/", questions.questions, name="questions"),
    path("<slug:table>/", rows.rows, name="administration_rows"),
    path("<slug:table>/baru/", rows.row, name="administration_new"),
    path("<slug:table>/<int:pk>/", rows.row, name="administration_row"),
    path("<slug:table>/<int:pk>/pakai/", rows.use, name="administration_use"),
]
