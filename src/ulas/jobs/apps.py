"""The Django application of the room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """What time does: automatic steps, deadlines, deliveries, daily roots."""

    name = "ulas.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
