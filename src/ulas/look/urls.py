"""Addresses of the house itself: health, the header's switches, the component page."""

from django.urls import path

from ulas.look import choices, health, showcase

app_name = "look"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("bahasa/<slug:code>/", choices.choose_language, name="language"),
    path("tema/<slug:name>/", choices.choose_theme, name="theme"),
    path("tampilan/", showcase.showcase, name="showcase"),
]
