"""The Django application of the room."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Components, static files and the one source of now for a request."""

    name = "ulas.look"
    label = "look"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Compile the translations that changed; nothing happens where none did."""
        from ulas.look import catalogue

        catalogue.compile_stale()
