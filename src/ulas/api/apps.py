"""The Django application of the room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Every entrance for machines."""

    name = "ulas.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
