"""Addresses of the room: everything below /api/, with a problem document where nothing is."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from ulas.api.door import api, guarded, no_door

doors, kind, namespace = api.urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", include((guarded(doors), kind), namespace=namespace)),
    re_path(r"^", no_door),
]
