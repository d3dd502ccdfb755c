"""The Django application of the room."""

from django.apps import AppConfig
from django.conf import settings


class JobsConfig(AppConfig):
    """What time does: automatic steps, deadlines, deliveries, daily roots."""

    name = "ulas.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """On PostgreSQL let verbs wake the worker; procrastinate lives there alone."""
        if settings.POSTGRES:
            from ulas.jobs import engine

            engine.listen()
