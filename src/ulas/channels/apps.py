"""The Django application of the room."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """What is sent and how it is parsed, a folder each."""

    name = "ulas.channels"
    label = "channels"
    default_auto_field = "django.db.models.BigAutoField"
