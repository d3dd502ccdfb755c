"""The Django application of the room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """What the citizen sees."""

    name = "ulas.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
