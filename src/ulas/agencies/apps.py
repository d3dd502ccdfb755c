"""The Django application of the room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Agencies, officers and what a complaint can be about."""

    name = "ulas.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"
