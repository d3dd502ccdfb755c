"""Every address: citizens at the root, officers below /petugas/, machines below /api/."""

from django.urls import include, path

handler400 = "ulas.look.errors.bad_request"
handler403 = "ulas.look.errors.forbidden"
handler404 = "ulas.look.errors.not_found"
handler500 = "ulas.look.errors.server_error"

urlpatterns = [
    path("petugas/", include("ulas.console.urls")),
    path("api/", include("ulas.api.urls")),
    path("", include("ulas.look.urls")),
    path("", include("ulas.portal.urls")),
]
