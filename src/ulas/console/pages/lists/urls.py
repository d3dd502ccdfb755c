"""Addresses of the lists."""

from django.urls import path

from ulas.console.pages.lists import bulk, export, listing, palette, views

urlpatterns = [
    path("aduan/", listing.cases, name="cases"),
    path("massal/", bulk.look, name="bulk"),
    path("massal/mulai/", bulk.begin, name="bulk_begin"),
    path("massal/<slug:key>/", bulk.run, name="bulk_run"),
    path("unduh/aduan.csv", export.as_csv, name="export_csv"),
    path("unduh/aduan.xlsx", export.as_xlsx, name="export_xlsx"),
    path("tampilan/simpan/", views.save, name="view_save"),
    path("tampilan/<int:pk>/hapus/", views.delete, name="view_delete"),
    path("lompat/", palette.palette, name="palette"),
]
