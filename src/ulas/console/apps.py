"""The Django application of the room."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """What the officer sees."""

    name = "ulas.console"
    label = "console"
    default_auto_field = "django.db.models.BigAutoField"
